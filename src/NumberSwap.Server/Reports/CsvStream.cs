using CsvHelper;
using NumberSwap.Server.Calls;

namespace NumberSwap.Server.Reports;

/// <summary>A list as CSV, written as it is read.</summary>
/// <param name="line">Its texts are to be harmless in a spreadsheet already.</param>
/// <param name="format">Null: for programs.</param>
public sealed class CsvStream<T>(string file, string[] header, IAsyncEnumerable<T> rows, Func<T, string[]> line, CallCsvFormat? format = null) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{file}\"";
        httpContext.Response.Headers.CacheControl = "no-store";
        var options = CsvWriterOptions.Default with { Separator = (format ?? CallCsvFormat.Plain).Separator, WriteByteOrderMark = (format ?? CallCsvFormat.Plain).Marked };
        await using var csv = CsvWriter.Create(httpContext.Response.Body, options, leaveOpen: true);
        await csv.WriteRecordAsync(header, httpContext.RequestAborted);
        await foreach (var row in rows.WithCancellation(httpContext.RequestAborted))
            await csv.WriteRecordAsync(line(row), httpContext.RequestAborted);
    }
}
