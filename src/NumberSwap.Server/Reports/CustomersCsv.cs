using System.Globalization;
using NumberSwap.Core.Reporting;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Reports;

/// <summary>What customers are worth as CSV: a line for each row and kind of first contact, and for each kind.</summary>
public static class CustomersCsv
{
    private static readonly string[] Header =
    [
        "row", "key", "first_contact", "currency", "customers", "purchases", "purchases_per_customer", "returned", "returned_share", "revenue", "later_revenue", "lifetime_value", "later_value",
    ];

    /// <param name="format">Null: for programs.</param>
    public static CsvStream<string[]> Of(CustomersReport report, CallCsvFormat? format = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        var chosen = format ?? CallCsvFormat.Plain;
        var rows = report.Rows.Select(row => Line("row", row.Key, row.Contact, report.Currency, row.Figures, chosen.Culture))
            .Append(Line("total", "", ContactKind.Call, report.Currency, report.Calls, chosen.Culture)).Append(Line("total", "", ContactKind.Form, report.Currency, report.Forms, chosen.Culture));
        return new($"customers-by-{MoneyQueryReader.NameOf(report.By)}.csv", Header, rows.ToAsyncEnumerable(), line => line, chosen);
    }

    private static string[] Line(string kind, string key, ContactKind contact, string? currency, CustomerFigures of, CultureInfo culture) =>
    [
        kind,
        CsvText.Safe(key),
        contact.ToString().ToLowerInvariant(),
        currency ?? "",
        Number(of.Customers, culture),
        Number(of.Purchases, culture),
        Number(of.PurchasesPerCustomer, culture),
        Number(of.Returned, culture),
        Number(of.ReturnedShare, culture),
        Money(of.Revenue, culture),
        Money(of.LaterRevenue, culture),
        Money(of.LifetimeValue, culture),
        Money(of.LaterValue, culture),
    ];

    private static string Number(double? number, CultureInfo culture) => number?.ToString("0.####", culture) ?? "";

    private static string Money(decimal? amount, CultureInfo culture) => amount?.ToString("0.00##", culture) ?? "";
}
