namespace NumberSwap.Server.Importing;

/// <summary>A table with its columns found by their headings, which may stand below some lines of title.</summary>
/// <param name="Columns">Each known heading's column.</param>
/// <param name="Headings">The headings as they are written, in small letters, by column.</param>
/// <param name="Rows">What follows the headings.</param>
public sealed record TableHead<TField>(IReadOnlyDictionary<TField, int> Columns, IReadOnlyList<string> Headings, IReadOnlyList<TableRow> Rows)
    where TField : notnull
{
    public string At(TableRow row, TField field) => Columns.TryGetValue(field, out var column) ? row.At(column) : "";
}
