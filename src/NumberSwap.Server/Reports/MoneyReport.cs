using NumberSwap.Core.Reporting;

namespace NumberSwap.Server.Reports;

/// <summary>What a site's advertising cost and brought in a period, beside another period.</summary>
/// <param name="TimeZone">IANA name of the zone in which days and hours are counted.</param>
/// <param name="By">What the rows are.</param>
/// <param name="Model">Which of a visitor's visits a call counts for.</param>
/// <param name="Values">How uncertain attributions are counted.</param>
/// <param name="Dating">To which day a deal belongs.</param>
/// <param name="Currency">Of all amounts; null: nothing has one.</param>
/// <param name="Filter">What the report was narrowed to, by dimension.</param>
/// <param name="Rows">Times in their order; others with the largest revenue, then the most leads, first.</param>
/// <param name="Rest">The rows that are too many to be listed, together; null: all are listed.</param>
/// <param name="RestRows">How many they are.</param>
/// <param name="Others">What there is in other currencies: it is not part of any figure.</param>
public sealed record MoneyReport(
    string Site,
    string TimeZone,
    Period Period,
    Period? Before,
    ReportDimension By,
    AttributionModel Model,
    ReportValues Values,
    DealDating Dating,
    string? Currency,
    IReadOnlyDictionary<string, string> Filter,
    MoneyFigures Total,
    MoneyFigures? TotalBefore,
    IReadOnlyList<MoneyRow> Rows,
    MoneyFigures? Rest,
    MoneyFigures? RestBefore,
    int RestRows,
    IReadOnlyList<MoneyOther> Others);
