using NumberSwap.Core.Conversations;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Conversations.Findings;

/// <summary>A passage that was found.</summary>
/// <param name="Start">Seconds from the recording's beginning.</param>
/// <param name="Marks">Where the text holds what was asked for: beginning and length of each place, in characters.</param>
public sealed record PassageItem(string Call, DateTime StartedAt, string? Operator, Speaker Speaker, double Start, string Text, IReadOnlyList<MarkItem> Marks)
{
    public static PassageItem Of(FoundPassage found, SpokenQuery query) => new(
        found.Call,
        UnixTime.ToUtc(found.StartedAt),
        found.Operator,
        found.Segment.Speaker,
        found.Segment.Start,
        found.Segment.Text,
        [.. query.MarksIn(found.Segment.Text).Select(mark => new MarkItem(mark.Start, mark.Length))]);
}
