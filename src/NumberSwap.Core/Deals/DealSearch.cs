namespace NumberSwap.Core.Deals;

/// <summary>When deals look for their calls.</summary>
public static class DealSearch
{
    private const long Second = 1000;
    private const long Day = 24 * 3600 * Second;

    /// <summary>A deal belongs to a call of its number that began at most this long before, or after, it was opened: 180 days, in ms.</summary>
    public const long WindowMs = 180 * Day;

    /// <summary>When a deal that has not found its call by the best way looks again; null: not any more.</summary>
    /// <remarks>A call or its delivery's reference may be recorded moments after the deal; what comes later may as well be found later.</remarks>
    public static long? Next(long touchedAt, long now) => (now - touchedAt) switch
    {
        < 600 * Second => now + (10 * Second),
        < 3600 * Second => now + (60 * Second),
        < Day => now + (600 * Second),
        < WindowMs => now + (3600 * Second),
        _ => null,
    };
}
