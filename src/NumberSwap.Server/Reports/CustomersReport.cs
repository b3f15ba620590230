using NumberSwap.Core.Reporting;

namespace NumberSwap.Server.Reports;

/// <summary>What customers bought after their first contact: of those whose first contact was in the period, all purchases until now.</summary>
/// <param name="TimeZone">IANA name of the zone in which days are counted.</param>
/// <param name="By">What the rows are, of the first contact.</param>
/// <param name="Model">Which of the visitor's visits the first contact counts for.</param>
/// <param name="Values">How uncertain attributions are counted.</param>
/// <param name="Currency">Of all amounts; null: nothing has one.</param>
/// <param name="OtherCurrencies">Amounts in these are part of no figure.</param>
/// <param name="Filter">What the report was narrowed to, by dimension.</param>
/// <param name="Calls">Customers whose first contact was a call.</param>
/// <param name="Forms">Customers whose first contact was a form or a request to be called back.</param>
/// <param name="Rows">By row and kind of first contact, the largest revenue first.</param>
public sealed record CustomersReport(
    string Site,
    string TimeZone,
    Period Period,
    ReportDimension By,
    AttributionModel Model,
    ReportValues Values,
    string? Currency,
    IReadOnlyList<string> OtherCurrencies,
    IReadOnlyDictionary<string, string> Filter,
    CustomerFigures Calls,
    CustomerFigures Forms,
    IReadOnlyList<CustomerRow> Rows);
