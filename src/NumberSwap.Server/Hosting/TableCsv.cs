using System.Globalization;
using CsvHelper;
using NumberSwap.Server.Calls;

namespace NumberSwap.Server.Hosting;

/// <summary>A table as CSV: texts that a spreadsheet would take for formulas are escaped, shares and money are plain numbers.</summary>
/// <param name="name">The file's, without its ending.</param>
/// <param name="header">The columns.</param>
/// <param name="rows">Cells in the columns' order: texts, numbers, or null for an empty one.</param>
/// <param name="format">Null: for programs.</param>
public sealed class TableCsv(string name, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows, CallCsvFormat? format = null) : IResult
{
    private readonly CallCsvFormat format = format ?? CallCsvFormat.Plain;

    /// <summary>Whether a request wants CSV.</summary>
    public static bool IsWanted(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var accept = request.Headers.Accept.ToString();
        return accept.Contains("text/csv", StringComparison.OrdinalIgnoreCase) && !accept.Contains("application/json", StringComparison.OrdinalIgnoreCase);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
        httpContext.Response.Headers.CacheControl = "no-store";
        var options = CsvWriterOptions.Default with { Separator = format.Separator, WriteByteOrderMark = format.Marked };
        await using var csv = CsvWriter.Create(httpContext.Response.Body, options, leaveOpen: true);
        await csv.WriteRecordAsync([.. header.Select(CsvText.Safe)], httpContext.RequestAborted);
        foreach (var row in rows)
            await csv.WriteRecordAsync([.. row.Select(TextOf)], httpContext.RequestAborted);
    }

    private string TextOf(object? cell) => cell switch
    {
        null => "",
        string text => CsvText.Safe(text),
        double number => number.ToString("0.####", format.Culture),
        decimal money => money.ToString("0.####", format.Culture),
        IFormattable other => other.ToString(format: null, CultureInfo.InvariantCulture),
        _ => CsvText.Safe(cell.ToString()),
    };
}
