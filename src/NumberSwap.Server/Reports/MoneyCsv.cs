using System.Globalization;
using CsvHelper;
using NumberSwap.Core.Reporting;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Reports;

/// <summary>A money report as CSV: a line for each row, and the total. Texts that a spreadsheet would take for formulas are escaped.</summary>
public sealed class MoneyCsv(MoneyReport report, CallCsvFormat? format = null) : IResult
{
    private static readonly string[] Figures =
    [
        "calls", "answered", "target_calls", "forms", "leads", "offers", "deals", "call_deals", "unknown_deals", "revenue", "unknown_revenue", "cost", "clicks", "cost_per_click", "cost_per_call", "cost_per_target_call", "cost_per_lead", "cost_per_deal",
        "call_to_target", "lead_to_deal", "offer_to_deal", "average_order", "romi", "average_talk_seconds", "satisfaction", "satisfaction_answers",
    ];

    private readonly CallCsvFormat chosen = format ?? CallCsvFormat.Plain;

    private static readonly string[] Headings = ["row", "key", "currency", .. Figures, .. Figures.Select(name => "before_" + name), "not_target"];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"money-by-{MoneyQueryReader.NameOf(report.By)}.csv\"";
        httpContext.Response.Headers.CacheControl = "no-store";
        await using var csv = CsvWriter.Create(httpContext.Response.Body, CsvWriterOptions.Default with { Separator = chosen.Separator, WriteByteOrderMark = chosen.Marked }, leaveOpen: true);
        await csv.WriteRecordAsync(Headings, httpContext.RequestAborted);
        foreach (var line in Lines(report))
            await csv.WriteRecordAsync(line, httpContext.RequestAborted);
    }

    private IEnumerable<string[]> Lines(MoneyReport report)
    {
        foreach (var row in report.Rows)
            yield return Line("row", row.Key, report.Currency, row.Now, row.Before);
        if (report.Rest is not null)
            yield return Line("rest", "", report.Currency, report.Rest, report.RestBefore);
        yield return Line("total", "", report.Currency, report.Total, report.TotalBefore);
    }

    private string[] Line(string kind, string key, string? currency, MoneyFigures now, MoneyFigures? before) =>
    [
        kind,
        CsvText.Safe(key),
        currency ?? "",
        .. Values(now),
        .. before is null ? Figures.Select(_ => "") : Values(before),
        CsvText.Safe(string.Join("; ", now.NotTarget.Select(reason => string.Create(chosen.Culture, $"{reason.Key} {reason.Value:0.###}")))),
    ];

    private string[] Values(MoneyFigures of) =>
    [
        Number(of.Calls),
        Number(of.Answered),
        Number(of.TargetCalls),
        Number(of.Forms),
        Number(of.Leads),
        Number(of.Offers),
        Number(of.Deals),
        Number(of.CallDeals),
        Number(of.UnknownDeals),
        Money(of.Revenue),
        Money(of.UnknownRevenue),
        Money(of.Cost),
        of.Clicks?.ToString(CultureInfo.InvariantCulture) ?? "",
        Money(of.CostPerClick),
        Money(of.CostPerCall),
        Money(of.CostPerTargetCall),
        Money(of.CostPerLead),
        Money(of.CostPerDeal),
        Number(of.CallToTarget),
        Number(of.LeadToDeal),
        Number(of.OfferToDeal),
        Money(of.AverageOrder),
        Number(of.Romi),
        Number(of.AverageTalkSeconds),
        Number(of.Satisfaction),
        Number(of.Rated),
    ];

    private string Number(double? number) => number?.ToString("0.####", chosen.Culture) ?? "";

    private string Money(decimal? amount) => amount?.ToString("0.00##", chosen.Culture) ?? "";
}
