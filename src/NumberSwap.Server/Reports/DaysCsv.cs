using System.Globalization;
using CsvHelper;

namespace NumberSwap.Server.Reports;

/// <summary>An overview's days as CSV: numbers and dates alone, nothing that anybody wrote.</summary>
public sealed class DaysCsv(Overview overview) : IResult
{
    private static readonly string[] Header = ["day", "visits", "calls", "target_calls", "answered", "missed", "talk_seconds", "expected_calls"];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = "attachment; filename=\"days.csv\"";
        httpContext.Response.Headers.CacheControl = "no-store";
        await using var csv = CsvWriter.Create(httpContext.Response.Body, CsvWriterOptions.Default, leaveOpen: true);
        await csv.WriteRecordAsync(Header, httpContext.RequestAborted);
        foreach (var day in overview.Days)
            await csv.WriteRecordAsync(Row(day), httpContext.RequestAborted);
    }

    private static string[] Row(ReportDay day)
    {
        var figures = day.Now;
        return
        [
            day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            .. ((long[])[figures.Visits, figures.Calls, figures.TargetCalls, figures.Answered, figures.Missed, figures.TalkSeconds]).Select(count => count.ToString(CultureInfo.InvariantCulture)),
            figures.Expected.ToString("0.###", CultureInfo.InvariantCulture),
        ];
    }
}
