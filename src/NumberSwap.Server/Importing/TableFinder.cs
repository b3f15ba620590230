namespace NumberSwap.Server.Importing;

/// <summary>Finds the line of headings in a table's text.</summary>
public static class TableFinder
{
    /// <summary>Lines among which the headings are looked for.</summary>
    private const int Preamble = 30;

    /// <summary>Finds the line, and the separator, that most headings are known of; null when there is none with all of <paramref name="needed"/>.</summary>
    /// <param name="read">What a heading means, in small letters without a point at its end; default for an unknown one.</param>
    public static TableHead<TField>? Find<TField>(string text, Func<string, (bool Known, TField Field)> read, IReadOnlyCollection<TField> needed, int mostRows)
        where TField : notnull
    {
        (int Count, char Separator, int Line, Dictionary<TField, int> Columns, string[] Headings) best = (0, ',', 0, [], []);
        foreach (var separator in TableReader.Separators)
        {
            foreach (var row in TableReader.Read(text, separator, Preamble))
            {
                var headings = row.Cells.Select(Plain).ToArray();
                var columns = new Dictionary<TField, int>();
                for (var i = 0; i < headings.Length; i++)
                {
                    if (read(headings[i]) is (true, var field))
                        columns.TryAdd(field, i);
                }

                if (columns.Count > best.Count && needed.All(columns.ContainsKey))
                    best = (columns.Count, separator, row.Line, columns, headings);
            }
        }

        return best.Count == 0
            ? null
            : new TableHead<TField>(best.Columns, best.Headings, [.. TableReader.Read(text, best.Separator, mostRows + Preamble).Where(row => row.Line > best.Line)]);
    }

    private static string Plain(string heading) => string.Join(' ', heading.ToLowerInvariant().Replace('ё', 'е').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', ':');
}
