using System.Globalization;
using System.Runtime.InteropServices;

namespace NumberSwap.Sql.Journal;

/// <summary>A place between two entries.</summary>
/// <param name="Row">The row in which it is.</param>
/// <param name="Skip">How many entries of that row lie before it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JournalPosition(long Row, int Skip)
{
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
