using System.Buffers;
using System.Text;

namespace NumberSwap.Server.Hosting;

/// <summary>Makes texts that anybody may have written harmless in a spreadsheet: none begins a formula there.</summary>
/// <remarks>
/// A spreadsheet takes a cell for a formula by its first character, some also behind spaces or a quote, some in full width. A file whose
/// separator is not the one that the spreadsheet expects is split in other places, at which quotes around a field do not help: so what
/// follows a separator or a line break within a text is looked at as well. An apostrophe in front makes a cell text.
/// </remarks>
public static class CsvText
{
    private const string Separators = ",;\t\r\n";

    private static readonly SearchValues<char> Starters = SearchValues.Create("=+-@\u2212\uFF1D\uFF0B\uFF0D\uFF20");

    /// <summary>The text, with apostrophes where it could begin a formula. Phone numbers (a plus and digits) stay as they are.</summary>
    public static string Safe(string? text)
    {
        if (text is null || text.AsSpan().IndexOfAny(Starters) < 0 || IsPhone(text))
            return text ?? "";
        var safe = new StringBuilder(text.Length + 1);
        var begins = true;
        foreach (var c in text)
        {
            if (begins && Starters.Contains(c))
                safe.Append('\'');
            safe.Append(c);
            begins = Separators.Contains(c, StringComparison.Ordinal) || (begins && IsSkipped(c));
        }

        return safe.ToString();
    }

    private static bool IsPhone(string text) => text is ['+', _, ..] && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>What a spreadsheet may leave out in front of a cell's text.</summary>
    private static bool IsSkipped(char c) => c == '"' || char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format;
}
