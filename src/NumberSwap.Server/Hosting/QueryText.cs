using System.Globalization;

namespace NumberSwap.Server.Hosting;

/// <summary>Reads values of a query.</summary>
public static class QueryText
{
    /// <summary>A value; null when it is left out or empty.</summary>
    public static string? Text(this IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>A moment, Unix ms; null when it is left out. False when the value is none.</summary>
    public static bool TryReadTime(this IQueryCollection query, string name, out long? time)
    {
        time = null;
        if (query.Text(name) is not { } text)
            return true;
        if (!TryReadTime(text, out var at))
            return false;
        time = at.ToUnixTimeMilliseconds();
        return true;
    }

    /// <summary>A moment, of UTC when it names no offset, whose plus becomes a space in a query that does not escape it.</summary>
    public static bool TryReadTime(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(WithPlus(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    private static string WithPlus(string time) => time.Length > 6 && time[^6] == ' ' ? string.Concat(time.AsSpan(0, time.Length - 6), "+", time.AsSpan(time.Length - 5)) : time;
}
