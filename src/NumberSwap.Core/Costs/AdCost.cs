namespace NumberSwap.Core.Costs;

/// <summary>What an advertisement cost on one day.</summary>
/// <param name="Campaign">As reports and utm_campaign name it; empty: none.</param>
/// <param name="CampaignNumber">The ad system's number of the campaign, where it is known beside the name.</param>
/// <param name="Term">Keyword; empty: none.</param>
/// <param name="Cost">Exact, see <see cref="Money.Amount"/>; not negative.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Clicks">Null: not said.</param>
/// <param name="Impressions">Null: not said.</param>
/// <remarks>Day, source, medium, campaign (by its name, or by its number whatever its name) and term say what it is: stored again, it is replaced.</remarks>
public sealed record AdCost(
    DateOnly Day, string Source, string Medium, string Campaign, string? CampaignNumber, string Term, decimal Cost, string Currency, long? Clicks, long? Impressions)
{
    /// <summary>What it is: capitals make no difference.</summary>
    public (DateOnly Day, string Source, string Medium, string Campaign, string Term) Key =>
        (Day, Source.ToLowerInvariant(), Medium.ToLowerInvariant(), Campaign.ToLowerInvariant(), Term.ToLowerInvariant());

    public const int MaxSource = 200;
    public const int MaxMedium = 100;
    public const int MaxCampaign = 500;
    public const int MaxTerm = 500;
}
