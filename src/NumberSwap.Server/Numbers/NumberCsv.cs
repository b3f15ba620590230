using System.Globalization;
using CsvHelper;
using NumberSwap.Server.Catalogs;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Numbers;

/// <summary>A site's numbers as CSV, streamed part by part.</summary>
public sealed class NumberCsv(NumberService numbers, SiteCatalog site, NumberFilter filter, NumberState? state) : IResult
{
    private static readonly string[] Header =
        ["number", "state", "pool", "campaign", "addedAt", "retiredAt", "lastLeaseAt", "lastSeenAt", "lastLeaseKind", "lastSource", "lastMedium", "lastUtmCampaign", "lastCallAt", "calls30Days", "calls90Days"];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = "attachment; filename=\"numbers.csv\"";
        await using var csv = CsvWriter.Create(httpContext.Response.Body, CsvWriterOptions.Default, leaveOpen: true);
        var cancellation = httpContext.RequestAborted;
        await csv.WriteRecordAsync(Header, cancellation);
        await foreach (var number in numbers.AllAsync(site, filter, state, cancellation))
            await csv.WriteRecordAsync(Row(number), cancellation);
    }

    private string[] Row(NumberItem number) =>
    [
        number.Number,
        number.State.ToString().ToLowerInvariant(),
        Text(number.Pool is { } pool ? site.Pools.GetValueOrDefault(pool)?.Name ?? pool : null),
        Text(number.Campaign is { } campaign ? site.CampaignsById.GetValueOrDefault(campaign)?.Name ?? campaign : null),
        Time(number.AddedAt),
        Time(number.RetiredAt),
        Time(number.LastLease?.StartedAt),
        Time(number.LastLease?.SeenAt),
        number.LastLease?.Kind.ToString().ToLowerInvariant() ?? "",
        Text(number.LastLease?.Source),
        Text(number.LastLease?.Medium),
        Text(number.LastLease?.UtmCampaign),
        Time(number.LastCallAt),
        number.Calls30Days.ToString(CultureInfo.InvariantCulture),
        number.Calls90Days.ToString(CultureInfo.InvariantCulture),
    ];

    /// <summary>utm texts are anybody's: one that a spreadsheet would take for a formula is shown as text.</summary>
    private static string Text(string? text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text ?? "";

    private static string Time(DateTime? time) => time?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? "";
}
