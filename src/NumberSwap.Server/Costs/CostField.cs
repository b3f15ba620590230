namespace NumberSwap.Server.Costs;

/// <summary>What a column of a table of costs holds.</summary>
public enum CostField
{
    Day,
    Source,
    Medium,
    Campaign,
    CampaignNumber,
    Term,
    Cost,
    Currency,
    Clicks,
    Impressions,
}
