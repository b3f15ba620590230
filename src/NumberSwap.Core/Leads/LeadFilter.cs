namespace NumberSwap.Core.Leads;

/// <summary>Which leads of a site are wanted, the newest first.</summary>
public sealed record LeadFilter
{
    public required string Site { get; init; }
    public LeadKind? Kind { get; init; }

    /// <summary>E.164.</summary>
    public string? Phone { get; init; }

    public string? Form { get; init; }
    public string? Source { get; init; }
    public string? Session { get; init; }

    /// <summary>Made at or after this Unix time in ms.</summary>
    public long? From { get; init; }

    /// <summary>Made before it.</summary>
    public long? To { get; init; }

    /// <summary>Where the part before ended.</summary>
    public LeadPosition? After { get; init; }

    /// <summary>Most leads, 1 to 1000.</summary>
    public int Limit { get; init; } = 100;
}
