using NumberSwap.Core.Money;

namespace NumberSwap.Sql.Stores;

/// <summary>Won deals that came from calls, of one currency.</summary>
public sealed record MissedDealsRow
{
    /// <summary>Null: of deals without an amount.</summary>
    public string? Currency { get; init; }

    /// <summary>Refunds are none.</summary>
    public long Deals { get; init; }

    /// <summary>Those with an amount.</summary>
    public long Amounts { get; init; }

    /// <summary>What they brought, less refunds.</summary>
    public decimal Revenue => Amount.FromSums(Units, Rest);

    internal long Units { get; init; }
    internal long Rest { get; init; }
}
