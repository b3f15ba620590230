namespace NumberSwap.Core.Operators;

/// <summary>An answered call of a case.</summary>
/// <param name="StartedAt">Unix ms.</param>
/// <param name="SoldAt">When the deal that came from it was won, Unix ms; null: none was.</param>
public sealed record FollowUpCall(string Id, string Caller, long StartedAt, int TalkSeconds, string? Operator, string? Product, string? Reason, long? SoldAt)
{
    /// <summary>The number that was dialled, E.164.</summary>
    public string Dialled { get; init; } = "";

    public string? Source { get; init; }

    /// <summary>As they are kept, <c>|spam|vip|</c>; null: none.</summary>
    public string? Tags { get; init; }
}
