using NumberSwap.Core.Checklists;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Checklists;

/// <summary>A week's sample as the API shows it.</summary>
/// <param name="Calls">What was drawn, by operator; only where one sample is asked for. Calls that were deleted since are missing.</param>
public sealed record SampleAnswer(
    string Week,
    DateOnly From,
    DateOnly To,
    string Algorithm,
    int SharePercent,
    int MinTalkSeconds,
    DateTime DrawnAt,
    string DrawnBy,
    IReadOnlyList<SampleOperator> Operators,
    IReadOnlyList<SampleCallAnswer>? Calls = null)
{
    public static SampleAnswer Of(Sample sample) => new(
        sample.Week.ToString(),
        sample.Week.Monday,
        sample.Week.Sunday,
        sample.Algorithm,
        sample.Settings.SharePercent,
        sample.Settings.MinTalkSeconds,
        UnixTime.ToUtc(sample.DrawnAt),
        sample.By.Name,
        sample.Operators);
}
