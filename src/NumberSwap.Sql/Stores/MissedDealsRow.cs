namespace NumberSwap.Sql.Stores;

/// <summary>Won deals that came from calls, of one currency.</summary>
public sealed record MissedDealsRow
{
    /// <summary>Null: of deals without an amount.</summary>
    public string? Currency { get; init; }

    public long Deals { get; init; }

    /// <summary>Those with an amount.</summary>
    public long Amounts { get; init; }

    /// <summary>In ten-thousandths of the currency's unit.</summary>
    public long Sum { get; init; }
}
