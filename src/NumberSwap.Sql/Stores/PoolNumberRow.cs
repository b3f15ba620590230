namespace NumberSwap.Sql.Stores;

/// <summary>A row of the table <c>numbers</c> that names a pool.</summary>
internal sealed record PoolNumberRow
{
    public required string Pool { get; init; }
    public required string Number { get; init; }
    public long? RetiredAt { get; init; }
}
