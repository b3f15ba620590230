namespace NumberSwap.Core;

/// <summary>Reads the tab-separated lists that are part of the assembly. Lines that are empty or begin with <c>#</c> are comments.</summary>
internal static class EmbeddedTable
{
    public static IReadOnlyList<string[]> Rows(string file)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The list {file} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                rows.Add(line.Split('\t'));
        }

        return rows;
    }
}
