using NumberSwap.Core.Checklists;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Checklists;

/// <summary>What a score was before a correction.</summary>
/// <param name="By">Who had given it, or corrected it to this.</param>
/// <param name="Reason">Why it was corrected to this.</param>
public sealed record ScoreChangeAnswer(int Revision, IReadOnlyDictionary<string, int?> Values, int Points, int MostPoints, double? Share, string? Comment, string By, DateTime At, string? Reason)
{
    public static ScoreChangeAnswer Of(ScoreChange change) => new(
        change.Revision,
        change.Values,
        change.Sum.Points,
        change.Sum.Most,
        ScoreAnswer.Rounded(change.Sum),
        change.Comment,
        change.By.Name,
        UnixTime.ToUtc(change.At),
        change.Reason);
}
