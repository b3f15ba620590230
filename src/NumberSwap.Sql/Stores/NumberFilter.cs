namespace NumberSwap.Sql.Stores;

/// <summary>Which tracking numbers of a site are wanted, in the order of their digits.</summary>
public sealed record NumberFilter
{
    public required string Site { get; init; }

    /// <summary>Id of the pool that has them; null: any, or a campaign.</summary>
    public string? Pool { get; init; }

    /// <summary>Only numbers of this kind; null: all.</summary>
    public NumberPlace? Place { get; init; }

    /// <summary>Digits that are somewhere in the number; null: any.</summary>
    public string? Digits { get; init; }

    /// <summary>Only numbers of pools that have been there since before this time, and were given to nobody since: Unix ms; null: all.</summary>
    public long? UnusedSince { get; init; }

    /// <summary>Of those, only the ones that were called since then (true) or were not (false); null: both.</summary>
    public bool? Called { get; init; }

    /// <summary>The number behind which the list goes on; null: from the first.</summary>
    public string? After { get; init; }

    /// <summary>Most numbers, 1 to 1000.</summary>
    public int Limit { get; init; } = 100;
}
