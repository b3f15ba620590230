namespace NumberSwap.Sql.Stores;

/// <summary>A destination that collects events.</summary>
internal sealed record OutboxListener
{
    public required string Id { get; init; }
    public required string Site { get; init; }

    /// <summary>A bit for each type of event that it wants.</summary>
    public int Events { get; init; }
}
