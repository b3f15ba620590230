using NumberSwap.Core.Conversations;

namespace NumberSwap.Sql.Stores;

/// <summary>A row of <c>transcript_segments</c>.</summary>
internal sealed record SegmentRow
{
    public const string Columns = "s.id AS Id, s.site_id AS Site, s.call_id AS Call, s.speaker AS Speaker, s.start_ms AS StartMs, s.end_ms AS EndMs, s.said AS Said, '' AS Words";

    public long Id { get; init; }
    public required string Site { get; init; }
    public required string Call { get; init; }
    public int Speaker { get; init; }
    public long StartMs { get; init; }
    public long? EndMs { get; init; }
    public required string Said { get; init; }
    public required string Words { get; init; }

    public static SegmentRow Of(long id, string site, string call, SpokenSegment segment) => new()
    {
        Id = id,
        Site = site,
        Call = call,
        Speaker = (int)segment.Speaker,
        StartMs = (long)Math.Round(segment.Start * 1000),
        EndMs = segment.End is { } end ? (long)Math.Round(end * 1000) : null,
        Said = segment.Text,
        Words = SpokenText.Indexed(segment.Text),
    };

    public SpokenSegment ToSegment() => new((Speaker)Speaker, StartMs / 1000.0, EndMs / 1000.0, Said);
}
