using System.Text;
using CsvHelper;

namespace NumberSwap.Server.Importing;

/// <summary>Splits a table's text into rows: commas, semicolons or tabs, quotes as in RFC 4180.</summary>
public static class TableReader
{
    /// <summary>What tables are separated by, the surest first.</summary>
    public static readonly IReadOnlyList<char> Separators = ['\t', ';', ','];

    // A quote that is never closed would swallow the rest of the file.
    private const int MaxRecord = 64 * 1024;

    /// <summary>The rows that have anything in them. Never throws for what is in the text.</summary>
    /// <param name="most">Rows to stop after.</param>
    public static IReadOnlyList<TableRow> Read(string text, char separator, int most)
    {
        var rows = new List<TableRow>();
        var broken = false;
        var options = CsvReaderOptions.Default with
        {
            Separator = separator,
            HasHeader = false,
            TrackLineNumbers = true,
            SkipEmptyLines = true,
            MaxRecordSize = MaxRecord,
            OnMalformedRecord = _ => broken = true,
        };
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        using var csv = CsvReader.Create(stream, options);
        try
        {
            while (rows.Count < most && csv.Read())
            {
                var cells = new string[csv.FieldCount];
                for (var i = 0; i < cells.Length; i++)
                    cells[i] = csv.GetString(i);
                if (!Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
                    rows.Add(new TableRow((int)csv.LineNumber, cells, broken || cells.Any(cell => cell.Length > MaxRecord / 2)));
                broken = false;
            }
        }
        catch (CsvFormatException)
        {
            rows.Add(new TableRow(rows.Count == 0 ? 1 : rows[^1].Line + 1, [""], IsBroken: true));
        }

        return rows;
    }
}
