using System.Globalization;
using System.Runtime.InteropServices;

namespace NumberSwap.Sql.Journal;

/// <summary>A place between two entries: where the next one to be read is.</summary>
/// <param name="Row">The row of the next entry; it need not exist yet.</param>
/// <param name="Skip">How many entries of that row lie before it, fewer than the row has.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JournalPosition(long Row, int Skip)
{
    /// <summary>The place after the first <paramref name="read"/> entries of a row.</summary>
    public static JournalPosition After(long row, int read, int count) => read < count ? new(row, read) : new(row + 1, 0);

    public static JournalPosition Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return new JournalPosition(
            long.Parse(text.AsSpan(0, slash), CultureInfo.InvariantCulture),
            int.Parse(text.AsSpan(slash + 1), CultureInfo.InvariantCulture));
    }

    public bool IsAfter(JournalPosition other) => (Row, Skip).CompareTo((other.Row, other.Skip)) > 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Row}/{Skip}");
}
