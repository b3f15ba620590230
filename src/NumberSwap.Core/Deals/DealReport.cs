namespace NumberSwap.Core.Deals;

/// <summary>What somebody says of a deal. Null is what was not said: it changes nothing.</summary>
public sealed record DealReport
{
    public required string Site { get; init; }

    /// <summary>Where the deal is: <c>api</c>, <c>csv</c>, <c>bitrix24</c>, <c>amocrm</c> …</summary>
    public required string System { get; init; }

    /// <summary>Its id there.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Id there of the lead that it came from.</summary>
    public string? Lead { get; init; }

    /// <summary>Id of its call.</summary>
    public string? Call { get; init; }

    /// <summary>The customer's number, E.164.</summary>
    public string? Phone { get; init; }

    public string? Title { get; init; }
    public string? Stage { get; init; }
    public DealOutcome? Outcome { get; init; }

    /// <summary>Exact, see <see cref="Money.Amount"/>; with it a <see cref="Currency"/>.</summary>
    public decimal? Amount { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>Unix ms, as are all times here.</summary>
    public long? OpenedAt { get; init; }

    public long? ClosedAt { get; init; }

    /// <summary>When it was so; null: now.</summary>
    public long? UpdatedAt { get; init; }
}
