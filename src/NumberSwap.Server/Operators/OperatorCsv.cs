using System.Globalization;
using CsvHelper;
using NumberSwap.Core.Operators;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Operators;

/// <summary>A team's table as CSV.</summary>
public sealed class OperatorCsv(OperatorReport report) : IResult
{
    private static readonly string[] Header =
    [
        "operator", "from", "to", "calls", "answered", "missed", "target_calls", "conversations", "presentations", "offers", "deals", "talk_seconds",
        "short", "normal", "substantial", "long", "calls_before", "conversations_before", "deals_before",
    ];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = "attachment; filename=\"operators.csv\"";
        httpContext.Response.Headers.CacheControl = "no-store";
        await using var csv = CsvWriter.Create(httpContext.Response.Body, CsvWriterOptions.Default, leaveOpen: true);
        await csv.WriteRecordAsync(Header, httpContext.RequestAborted);
        foreach (var line in report.Operators)
            await csv.WriteRecordAsync(Row(line), httpContext.RequestAborted);
    }

    private string[] Row(OperatorLine line)
    {
        var (now, before) = (line.Now, line.Before);
        return
        [
            CsvText.Safe(line.Name),
            Day(report.Period.From),
            Day(report.Period.To),
            .. ((long[])[
                now.Calls, now.Answered, now.Missed, now.TargetCalls, now.Conversations, now.Presentations, now.Offers, now.Deals, now.TalkSeconds, now.Short, now.Normal,
                now.Substantial, now.Long, before.Calls, before.Conversations, before.Deals]).Select(count => count.ToString(CultureInfo.InvariantCulture)),
        ];
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
