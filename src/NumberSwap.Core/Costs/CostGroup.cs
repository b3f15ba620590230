namespace NumberSwap.Core.Costs;

/// <summary>What costs are summed by; each with its currency.</summary>
public enum CostGroup
{
    /// <summary>Nothing: every row as it was stored.</summary>
    Row,

    Day,
    Source,
    Campaign,
}
