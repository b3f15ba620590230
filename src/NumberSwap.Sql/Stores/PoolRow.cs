using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;

namespace NumberSwap.Sql.Stores;

/// <summary>A row of the table <c>pools</c>.</summary>
internal sealed record PoolRow
{
    public required string Id { get; init; }
    public required string Site { get; init; }
    public required string Name { get; init; }
    public required string Target { get; init; }
    public required int HoldSeconds { get; init; }
    public required int CooldownSeconds { get; init; }
    public required OverflowPolicy Overflow { get; init; }
    public required long CreatedAt { get; init; }

    public Pool ToPool(IEnumerable<PoolNumberRow> numbers)
    {
        var byState = numbers.ToLookup(n => n.RetiredAt is null, n => n.Number);
        return new Pool(Id, Site, Name, Target, [.. byState[true]], [.. byState[false]], HoldSeconds, CooldownSeconds, Overflow, CreatedAt);
    }
}
