namespace NumberSwap.Core.Audit;

/// <summary>Which changes to list, newest first. What is null does not filter.</summary>
public sealed record AuditFilter
{
    public string? Site { get; init; }

    /// <summary>At or after this Unix time in ms.</summary>
    public long? From { get; init; }

    /// <summary>Before this Unix time in ms.</summary>
    public long? To { get; init; }

    /// <summary>Id of the person or key that changed something.</summary>
    public string? By { get; init; }

    /// <summary>What was changed, as the first part of the action: <c>campaign</c>, <c>pool</c>, <c>site</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Position after which the list goes on: the last change of the page before.</summary>
    public AuditPosition? After { get; init; }

    /// <summary>Most changes to answer with, 1 to 1000.</summary>
    public int Limit { get; init; } = 100;
}
