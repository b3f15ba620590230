using CsvHelper;
using NumberSwap.Core.Calls;
using NumberSwap.Server.Catalogs;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Calls;

/// <summary>A list of calls as CSV, streamed page by page: a page of calls is in memory at a time, however long the list is.</summary>
public sealed class CallCsv(CallStore store, CallMarkStore marks, Catalog catalog, CallFilter filter, CallCsvFormat? format = null) : IResult
{
    private const int PageSize = 500;

    private readonly CallCsvFormat format = format ?? CallCsvFormat.Plain;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = "attachment; filename=\"calls.csv\"";
        httpContext.Response.Headers.CacheControl = "no-store";
        var options = CsvWriterOptions.Default with { Separator = format.Separator, WriteByteOrderMark = format.Marked };
        await using var csv = CsvWriter.Create(httpContext.Response.Body, options, leaveOpen: true);
        var cancellation = httpContext.RequestAborted;
        await csv.WriteRecordAsync(CallCsvRow.Header, cancellation);
        var page = filter with { Before = null, Limit = PageSize };
        while (true)
        {
            var calls = await store.ListAsync(page, cancellation);
            var said = await marks.OfCallsAsync([.. calls.Select(call => (call.Site, call.Id))], cancellation);
            foreach (var call in calls)
                await csv.WriteRecordAsync(CallCsvRow.Of(call, said.GetValueOrDefault((call.Site, call.Id), CallMarks.None), catalog, format), cancellation);
            if (calls.Count < PageSize)
                return;
            page = page with { After = new CallPosition(calls[^1].StartedAt, calls[^1].Site, calls[^1].Id) };
        }
    }
}
