using System.Globalization;
using CsvHelper;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Reports;

/// <summary>Journeys as CSV; times are of UTC.</summary>
public sealed class JourneysCsv(JourneyPage page) : IResult
{
    private static readonly string[] Header =
    [
        "source", "medium", "campaign", "keyword", "page", "probability", "call", "callStartedAt", "talkSeconds", "operator", "number", "deal", "system", "externalId", "outcome",
        "openedAt", "closedAt", "amount", "currency",
    ];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = "attachment; filename=\"journeys.csv\"";
        httpContext.Response.Headers.CacheControl = "no-store";
        await using var csv = CsvWriter.Create(httpContext.Response.Body, CsvWriterOptions.Default, leaveOpen: true);
        await csv.WriteRecordAsync(Header, httpContext.RequestAborted);
        foreach (var journey in page.Journeys)
            await csv.WriteRecordAsync(Line(journey), httpContext.RequestAborted);
    }

    private static string[] Line(Journey of) =>
    [
        CsvText.Safe(of.Source),
        CsvText.Safe(of.Medium),
        CsvText.Safe(of.Campaign),
        CsvText.Safe(of.Keyword),
        CsvText.Safe(of.Page),
        of.Probability.ToString("0.####", CultureInfo.InvariantCulture),
        CsvText.Safe(of.Call?.Id),
        Time(of.Call?.StartedAt),
        of.Call?.TalkSeconds?.ToString(CultureInfo.InvariantCulture) ?? "",
        CsvText.Safe(of.Call?.Operator),
        CsvText.Safe(of.Call?.Number),
        of.Deal,
        CsvText.Safe(of.System),
        CsvText.Safe(of.ExternalId),
        of.Outcome.ToString().ToLowerInvariant(),
        Time(of.OpenedAt),
        Time(of.ClosedAt),
        of.Amount?.ToString(CultureInfo.InvariantCulture) ?? "",
        of.Currency ?? "",
    ];

    private static string Time(DateTime? at) => at?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? "";
}
