using CsvHelper;

namespace NumberSwap.Server.Delivery.Exports;

/// <summary>A file that another system imports, streamed as its rows are read.</summary>
/// <param name="name">Of the file.</param>
/// <param name="head">Its first lines.</param>
public sealed class ExportFile(string name, IReadOnlyList<string[]> head, IAsyncEnumerable<string[]> rows) : IResult
{
    /// <summary>Google's first line has a field of its own.</summary>
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { ValidateFieldCount = false };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        httpContext.Response.Headers.CacheControl = "no-store";
        var cancellation = httpContext.RequestAborted;
        await using var csv = CsvWriter.Create(httpContext.Response.Body, Options, leaveOpen: true);
        foreach (var line in head)
            await csv.WriteRecordAsync(line, cancellation);
        await foreach (var row in rows.WithCancellation(cancellation))
            await csv.WriteRecordAsync(row, cancellation);
    }
}
