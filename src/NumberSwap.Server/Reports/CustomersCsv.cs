using System.Globalization;
using NumberSwap.Core.Reporting;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Reports;

/// <summary>What customers are worth as CSV: a line for each row and kind of first contact, and for each kind.</summary>
public static class CustomersCsv
{
    private static readonly string[] Header =
    [
        "row", "key", "first_contact", "currency", "customers", "purchases", "purchases_per_customer", "returned", "returned_share", "revenue", "later_revenue", "lifetime_value", "later_value",
    ];

    public static CsvStream<string[]> Of(CustomersReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var rows = report.Rows.Select(row => Line("row", row.Key, row.Contact, report.Currency, row.Figures))
            .Append(Line("total", "", ContactKind.Call, report.Currency, report.Calls)).Append(Line("total", "", ContactKind.Form, report.Currency, report.Forms));
        return new($"customers-by-{MoneyQueryReader.NameOf(report.By)}.csv", Header, rows.ToAsyncEnumerable(), line => line);
    }

    private static string[] Line(string kind, string key, ContactKind contact, string? currency, CustomerFigures of) =>
    [
        kind,
        CsvText.Safe(key),
        contact.ToString().ToLowerInvariant(),
        currency ?? "",
        Number(of.Customers),
        Number(of.Purchases),
        Number(of.PurchasesPerCustomer),
        Number(of.Returned),
        Number(of.ReturnedShare),
        Money(of.Revenue),
        Money(of.LaterRevenue),
        Money(of.LifetimeValue),
        Money(of.LaterValue),
    ];

    private static string Number(double? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    private static string Money(decimal? amount) => amount?.ToString("0.00##", CultureInfo.InvariantCulture) ?? "";
}
