using System.Globalization;

namespace NumberSwap.Server.Calls;

/// <summary>How a list of calls is written as CSV.</summary>
/// <param name="Separator">Between fields.</param>
/// <param name="Marked">True: a byte order mark in front tells a spreadsheet that the file is UTF-8; programs are better off without.</param>
/// <param name="Culture">Writes the probabilities.</param>
/// <param name="Time">Writes a ring, Unix time in ms.</param>
/// <param name="Caller">The caller's number as the reader may see it.</param>
public sealed record CallCsvFormat(char Separator, bool Marked, CultureInfo Culture, Func<long, string> Time, Func<string?, string?> Caller)
{
    /// <summary>For programs: RFC 4180 in plain UTF-8, times in UTC.</summary>
    public static readonly CallCsvFormat Plain = new(
        ',',
        Marked: false,
        CultureInfo.InvariantCulture,
        at => DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        number => number);
}
