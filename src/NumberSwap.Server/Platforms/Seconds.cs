using System.Globalization;

namespace NumberSwap.Server.Platforms;

/// <summary>Reads lengths and times that platforms write as text.</summary>
public static class Seconds
{
    // The year 2100: later than that is no time of a call.
    private const long End = 4_102_444_800;

    /// <summary>A whole number of seconds; null for what is none.</summary>
    public static int? Of(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    /// <summary>From one Unix time to a later one; null where one is missing, or they are the other way round.</summary>
    public static int? Between(long? from, long? to) => to - from is >= 0 and < int.MaxValue and var seconds ? (int)seconds : null;

    /// <summary>Unix seconds as a time; null for 0 (it did not happen) and nonsense.</summary>
    public static DateTimeOffset? TimeOf(long? unix) => unix is > 0 and < End and var at ? DateTimeOffset.FromUnixTimeSeconds(at) : null;
}
