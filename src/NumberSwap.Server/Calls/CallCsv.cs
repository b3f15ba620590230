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
        await using var csv = CsvWriter.Create(httpContext.Response.Body, CsvWriterOptions.Default, leaveOpen: true);
        var cancellation = httpContext.RequestAborted;
        await csv.WriteRecordAsync(CallCsvRow.Header, cancellation);
        var page = filter with { Limit = PageSize };
        while (true)
        {
            var calls = await store.ListAsync(page, cancellation);
            foreach (var call in calls)
                await csv.WriteRecordAsync(CallCsvRow.Of(CallItems.Of(call, catalog)), cancellation);
            if (calls.Count < PageSize)
                return;
            page = page with { After = new CallPosition(calls[^1].StartedAt, calls[^1].Site, calls[^1].Id) };
        }
    }
}
