using NumberSwap.Core.Telephony;

namespace NumberSwap.Server.Pools;

/// <summary>Finds the column of numbers in what people paste or drop: plain lines, CSV with commas or semicolons, a spreadsheet's tabs.</summary>
public static class NumberColumn
{
    /// <summary>The texts of the column with their line numbers (from 1); empty lines are left out.</summary>
    /// <remarks>The first column with a number in at least half of its lines, else the first with any. A list on one line, or on lines of different lengths, is one column.</remarks>
    public static IReadOnlyList<(int Line, string Text)> Read(string text, string country)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n');
        var separator = text.Contains('\t') ? '\t' : text.Contains(';') ? ';' : ',';
        var rows = new List<(int Line, List<string> Cells)>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].AsSpan().Trim().Length > 0)
                rows.Add((i + 1, Cells(lines[i].TrimEnd('\r'), separator)));
        }

        if (IsOneList(rows, country))
            return [.. rows.SelectMany(row => row.Cells.Where(cell => cell.Length > 0).Select(cell => (row.Line, cell)))];
        var column = Find(rows, country);
        return [.. rows.Select(row => (row.Line, column < row.Cells.Count ? row.Cells[column] : ""))];
    }

    private static bool IsOneList(List<(int Line, List<string> Cells)> rows, string country) =>
        (rows.Count == 1 || rows.Any(row => row.Cells.Count != rows[0].Cells.Count))
        && rows.TrueForAll(row => row.Cells.TrueForAll(cell => cell.Length == 0 || IsNumber(cell, country)));

    private static int Find(List<(int Line, List<string> Cells)> rows, string country)
    {
        var found = new int[rows.Count == 0 ? 0 : rows.Max(row => row.Cells.Count)];
        foreach (var (_, cells) in rows)
        {
            for (var i = 0; i < cells.Count; i++)
                found[i] += IsNumber(cells[i], country) ? 1 : 0;
        }

        var most = Array.FindIndex(found, count => count * 2 >= rows.Count);
        return most >= 0 ? most : Math.Max(0, Array.FindIndex(found, count => count > 0));
    }

    private static bool IsNumber(string cell, string country) => E164.TryRead(cell, country, out _, out _);

    /// <summary>The cells of a line. A quote that is never closed is part of the text, so that one bad line stays one.</summary>
    private static List<string> Cells(string line, char separator)
    {
        var cells = new List<string>();
        for (var at = 0; at <= line.Length;)
        {
            var start = at;
            while (start < line.Length && line[start] is ' ' or '=' or '\u00A0')
                start++;
            var close = start < line.Length && line[start] == '"' ? Closing(line, start, separator) : -1;
            var end = close >= 0 ? line.IndexOf(separator, close) : line.IndexOf(separator, at);
            end = end < 0 ? line.Length : end;
            // Spreadsheets write ="+7495…" and '+7495… to keep a number from being calculated with.
            cells.Add((close >= 0 ? line[(start + 1)..close].Replace("\"\"", "\"", StringComparison.Ordinal) : line[at..end]).Trim().TrimStart('\''));
            at = end + 1;
        }

        return cells;
    }

    private static int Closing(string line, int open, char separator)
    {
        for (var at = open + 1; at < line.Length; at++)
        {
            if (line[at] != '"')
                continue;
            if (at + 1 < line.Length && line[at + 1] == '"')
                at++;
            else
                return line.AsSpan(at + 1).TrimStart() is [] || line.AsSpan(at + 1).TrimStart()[0] == separator ? at : -1;
        }

        return -1;
    }
}
