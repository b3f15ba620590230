namespace NumberSwap.Core.Reporting;

/// <summary>The keys of facts in each dimension that is no time.</summary>
internal sealed class FactLabels(FactSet facts, AttributionModel model, ReportValues values)
{
    private static readonly string[] Clients = [MoneyRow.Unknown, "new", "repeat", "cold"];
    private static readonly string[] Kinds = ["call", "form", "none"];

    /// <summary>True for dimensions of the visit: those that a probability is about.</summary>
    public static bool IsOfVisit(ReportDimension by) => by <= ReportDimension.Page;

    /// <summary>True for dimensions that ad costs have.</summary>
    public static bool IsOfCost(ReportDimension by) => by <= ReportDimension.Keyword || ReportTimes.IsTime(by) && by != ReportDimension.Hour;

    /// <summary>The visit that a contact counts for, and with which share; the rest counts as not known.</summary>
    public (int Touch, double Share) TouchOf(in ContactFact fact)
    {
        var touch = fact.Touch(model);
        return touch == 0 ? (0, 0) : (touch, CertaintyRule.ShareOf(values, fact.Probability));
    }

    /// <summary>A number that says the key: facts of one have the same key. Below 65,536 × 65,536 of them.</summary>
    public static int IdOf(ReportDimension by, in ContactFact fact, int touch) => by switch
    {
        ReportDimension.Number => fact.Number,
        ReportDimension.Operator => fact.Operator,
        ReportDimension.Product => fact.Product,
        ReportDimension.Client => fact.Client,
        ReportDimension.Contact => (int)fact.Kind,
        _ => touch,
    };

    /// <summary>The key of an <see cref="IdOf"/>.</summary>
    public string KeyOf(ReportDimension by, int id)
    {
        if (by == ReportDimension.Client)
            return Clients[id];
        if (by == ReportDimension.Contact)
            return Kinds[id];
        if (!IsOfVisit(by))
            return facts.Texts.Text(id) ?? MoneyRow.Unknown;
        if (facts.Texts.Touch(id) is not { } touch)
            return MoneyRow.Unknown;
        return by switch
        {
            ReportDimension.Source => Known(touch.Source),
            ReportDimension.Medium => Known(touch.Medium),
            ReportDimension.Campaign => Known(facts.Campaigns.Of(touch)),
            ReportDimension.Keyword => Known(touch.Term),
            _ => touch.Page ?? MoneyRow.Unknown,
        };
    }

    public string KeyOf(ReportDimension by, in CostFact cost) => by switch
    {
        ReportDimension.Source => Known(cost.Source),
        ReportDimension.Medium => Known(cost.Medium),
        ReportDimension.Campaign => Known(facts.Campaigns.Of(cost)),
        _ => Known(cost.Term),
    };

    private static string Known(string? text) => string.IsNullOrEmpty(text) ? MoneyRow.None : text;
}
