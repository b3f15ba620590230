using NumberSwap.Core.Checklists;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Checklists;

/// <summary>A score as the API shows it.</summary>
/// <param name="Version">Of the checklist.</param>
/// <param name="Author">Name of who scored.</param>
/// <param name="AuthorKind"><c>person</c>, or <c>key</c> for a program.</param>
/// <param name="Share">Points of those that could be got, 0 to 1; null when no item is scored.</param>
/// <param name="History">What it was before its corrections, the newest first; only where one score is asked for.</param>
public sealed record ScoreAnswer(
    string Id,
    string Call,
    string Operator,
    string Week,
    string Checklist,
    int Version,
    string Author,
    string AuthorKind,
    bool Final,
    IReadOnlyDictionary<string, int?> Values,
    int Points,
    int MostPoints,
    double? Share,
    string? Comment,
    int Revision,
    DateTime? ScoredAt,
    string ChangedBy,
    DateTime ChangedAt,
    string? Reason,
    IReadOnlyList<ScoreChangeAnswer>? History = null)
{
    public static ScoreAnswer Of(CallScore score, IEnumerable<ScoreChange>? history = null) => new(
        score.Id,
        score.Call,
        score.Operator,
        score.Week.ToString(),
        score.Checklist,
        score.Version,
        score.Author.Name,
        score.Author.Kind,
        score.IsFinal,
        score.Values,
        score.Sum.Points,
        score.Sum.Most,
        Rounded(score.Sum),
        score.Comment,
        score.Revision,
        score.ScoredAt is { } at ? UnixTime.ToUtc(at) : null,
        score.ChangedBy.Name,
        UnixTime.ToUtc(score.ChangedAt),
        score.Reason,
        history is null ? null : [.. history.Select(ScoreChangeAnswer.Of)]);

    /// <summary>A share as answers show it.</summary>
    public static double? Rounded(ScoreSum sum) => sum.Share is { } share ? Math.Round(share, 4) : null;
}
