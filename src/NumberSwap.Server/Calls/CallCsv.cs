using System.Globalization;
using CsvHelper;
using NumberSwap.Core.Calls;
using NumberSwap.Server.Catalogs;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Calls;

/// <summary>A list of calls as CSV, streamed page by page.</summary>
public sealed class CallCsv(CallStore store, Catalog catalog, CallFilter filter) : IResult
{
    private const int PageSize = 500;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = "attachment; filename=\"calls.csv\"";
        await using var text = new StreamWriter(httpContext.Response.Body);
        await using var csv = new CsvWriter(text, CultureInfo.InvariantCulture);
        csv.WriteHeader<CallCsvRow>();
        await csv.NextRecordAsync();

        var page = filter with { Limit = PageSize };
        while (true)
        {
            var calls = await store.ListAsync(page, httpContext.RequestAborted);
            foreach (var call in calls)
            {
                csv.WriteRecord(CallCsvRow.Of(CallItems.Of(call, catalog)));
                await csv.NextRecordAsync();
            }

            if (calls.Count < PageSize)
                return;
            page = page with { After = new CallPosition(calls[^1].StartedAt, calls[^1].Site, calls[^1].Id) };
        }
    }
}
