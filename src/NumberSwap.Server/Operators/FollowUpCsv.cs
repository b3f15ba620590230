using System.Globalization;
using CsvHelper;
using NumberSwap.Core.Operators;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Operators;

/// <summary>Follow-up calls as CSV, a line for each call.</summary>
/// <param name="caller">Shows or masks a caller.</param>
public sealed class FollowUpCsv(FollowUpList list, Func<string?, string?> caller) : IResult
{
    private static readonly string[] Header =
        ["case", "caller", "state", "calls", "consultation_due", "consultation_held", "skilled", "call", "started_at", "talk_seconds", "operator", "product", "reason", "sold_at"];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = "attachment; filename=\"follow-ups.csv\"";
        httpContext.Response.Headers.CacheControl = "no-store";
        await using var csv = CsvWriter.Create(httpContext.Response.Body, CsvWriterOptions.Default, leaveOpen: true);
        await csv.WriteRecordAsync(Header, httpContext.RequestAborted);
        for (var i = 0; i < list.Cases.Count; i++)
        {
            foreach (var call in list.Cases[i].Calls)
                await csv.WriteRecordAsync(Row(i + 1, list.Cases[i], call), httpContext.RequestAborted);
        }
    }

    private string[] Row(int number, FollowUpItem matter, FollowUpCallItem call) =>
    [
        number.ToString(CultureInfo.InvariantCulture),
        CsvText.Safe(caller(matter.Caller)),
        matter.State.ToString().ToLowerInvariant(),
        matter.Calls.Count.ToString(CultureInfo.InvariantCulture),
        matter.ConsultationDue is null ? "" : "true",
        matter.Consultation is { } held ? held.HeldAt.ToString("o", CultureInfo.InvariantCulture) : "",
        matter.Skilled ? "true" : "",
        CsvText.Safe(call.Id),
        call.StartedAt.ToString("o", CultureInfo.InvariantCulture),
        call.TalkSeconds.ToString(CultureInfo.InvariantCulture),
        CsvText.Safe(call.Operator),
        CsvText.Safe(call.Product),
        CsvText.Safe(call.Reason),
        call.SoldAt?.ToString("o", CultureInfo.InvariantCulture) ?? "",
    ];
}
