namespace NumberSwap.Core.Reporting;

/// <summary>What a money report is to count.</summary>
public sealed record MoneyQuery
{
    public ReportDimension By { get; init; }
    public AttributionModel Model { get; init; }
    public ReportValues Values { get; init; }
    public DealDating Dating { get; init; }

    /// <summary>ISO 4217; null: the one that most deals and costs of the period have.</summary>
    public string? Currency { get; init; }

    /// <summary>Values that dimensions have to have, as rows' keys, capitals alike; of times only hours of the week.</summary>
    public IReadOnlyDictionary<ReportDimension, string> Filter { get; init; } = new Dictionary<ReportDimension, string>();

    /// <summary>Most rows of dimensions that are not times; the others together are one more.</summary>
    public int Limit { get; init; } = 500;
}
