namespace NumberSwap.Core.Deals;

/// <summary>A deal of a site's owner in some system, and the call or form that it came from.</summary>
public sealed record Deal
{
    /// <summary>NumberSwap's own id of it.</summary>
    public required string Id { get; init; }

    public required string Site { get; init; }
    public required string System { get; init; }

    /// <summary>Its id there; unique with site and system.</summary>
    public required string ExternalId { get; init; }

    public string? Lead { get; init; }

    /// <summary>Id of its call as the system told it, known here or not.</summary>
    public string? NamedCall { get; init; }

    /// <summary>E.164; null: not known, or forgotten.</summary>
    public string? Phone { get; init; }

    public string? Title { get; init; }
    public string? Stage { get; init; }
    public DealOutcome Outcome { get; init; }
    public decimal? Amount { get; init; }
    public string? Currency { get; init; }

    /// <summary>Unix ms, as are all times here.</summary>
    public required long OpenedAt { get; init; }

    /// <summary>When it was won or lost; null while it is open.</summary>
    public long? ClosedAt { get; init; }

    /// <summary>The time of the newest report, by the system's clock.</summary>
    public required long UpdatedAt { get; init; }

    /// <summary>When it was last told of here.</summary>
    public required long TouchedAt { get; init; }

    /// <summary>Id of the call that was found, by <see cref="MatchedBy"/>; it outlives the call.</summary>
    public string? Call { get; init; }

    /// <summary>Id of the lead (a form, a request to be called back) that was found; then there is no <see cref="Call"/>. It outlives the lead.</summary>
    public string? Form { get; init; }

    /// <summary>The first contact of the deal's customer; null: none is known. It outlives the contact and the phone; deals with the same one are of one customer.</summary>
    public FirstContact? First { get; init; }

    public DealMatch MatchedBy { get; init; }
}
