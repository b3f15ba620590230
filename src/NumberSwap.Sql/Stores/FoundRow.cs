using NumberSwap.Core.Conversations;

namespace NumberSwap.Sql.Stores;

/// <summary>A segment with its call, as search answers it.</summary>
internal sealed record FoundRow
{
    public long Id { get; init; }
    public required string CallId { get; init; }
    public long StartedAt { get; init; }
    public string? Caller { get; init; }
    public string? OperatorName { get; init; }
    public int Speaker { get; init; }
    public long StartMs { get; init; }
    public long? EndMs { get; init; }
    public required string Said { get; init; }

    public FoundPassage ToPassage() =>
        new(Id, CallId, StartedAt, Caller, OperatorName, new SpokenSegment((Speaker)Speaker, StartMs / 1000.0, EndMs / 1000.0, Said));
}
