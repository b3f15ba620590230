namespace NumberSwap.Sql.Stores;

/// <summary>A tracking number of a site, as it is configured. Times are Unix times in ms.</summary>
public sealed record SiteNumber
{
    public required string Number { get; init; }

    /// <summary>Id of the pool that has it; null for a static number.</summary>
    public string? Pool { get; init; }

    /// <summary>Id of the campaign whose static number it is, or null.</summary>
    public string? Campaign { get; init; }

    /// <summary>When it came to its pool; null: not known.</summary>
    public long? AddedAt { get; init; }

    public long? RetiredAt { get; init; }

    public NumberPlace Place => Campaign is not null ? NumberPlace.Static : RetiredAt is null ? NumberPlace.Pool : NumberPlace.Retired;
}
