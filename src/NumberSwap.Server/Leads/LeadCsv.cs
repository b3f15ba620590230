using CsvHelper;
using NumberSwap.Core.Leads;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Leads;

/// <summary>A list of leads as CSV, streamed page by page.</summary>
/// <param name="format">Separator, marks and how times and phones are written.</param>
/// <param name="person">A lead as the reader may see it.</param>
public sealed class LeadCsv(LeadStore store, LeadFilter filter, CallCsvFormat? format = null, Func<Lead, Lead>? person = null) : IResult
{
    private const int PageSize = 500;

    private static readonly string[] Header =
    [
        "id", "at", "kind", "phone", "name", "email", "message", "form", "page", "wish", "callBy", "consent", "consentText", "consentAt",
        "session", "source", "medium", "campaign", "term", "landingPage", "externalId",
    ];

    private readonly CallCsvFormat format = format ?? CallCsvFormat.Plain;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = "attachment; filename=\"leads.csv\"";
        httpContext.Response.Headers.CacheControl = "no-store";
        var options = CsvWriterOptions.Default with { Separator = format.Separator, WriteByteOrderMark = format.Marked };
        await using var csv = CsvWriter.Create(httpContext.Response.Body, options, leaveOpen: true);
        var cancellation = httpContext.RequestAborted;
        await csv.WriteRecordAsync(Header, cancellation);
        var page = filter with { Limit = PageSize };
        while (true)
        {
            var leads = await store.ListAsync(page, cancellation);
            foreach (var lead in leads)
                await csv.WriteRecordAsync(RowOf(person?.Invoke(lead) ?? lead), cancellation);
            if (leads.Count < PageSize)
                return;
            page = page with { After = new LeadPosition(leads[^1].MadeAt, leads[^1].Id) };
        }
    }

    private string[] RowOf(Lead lead) =>
    [
        lead.Id,
        format.Time(lead.MadeAt),
        lead.Kind.ToString().ToLowerInvariant(),
        CsvText.Safe(lead.Phone),
        CsvText.Safe(lead.Name),
        CsvText.Safe(lead.Email),
        CsvText.Safe(lead.Message),
        CsvText.Safe(lead.Form),
        CsvText.Safe(lead.Page),
        CsvText.Safe(lead.Wish),
        Time(lead.CallBy),
        lead.Consent.Given switch { true => "yes", false => "no", null => "" },
        CsvText.Safe(lead.Consent.Wording),
        Time(lead.Consent.At),
        lead.Session ?? "",
        CsvText.Safe(lead.Touch?.Source),
        CsvText.Safe(lead.Touch?.Medium),
        CsvText.Safe(lead.Touch?.Campaign),
        CsvText.Safe(lead.Touch?.Term),
        CsvText.Safe(lead.Touch?.LandingPage),
        CsvText.Safe(lead.ExternalId),
    ];

    private string Time(long? at) => at is { } time ? format.Time(time) : "";
}
