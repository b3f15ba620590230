using NumberSwap.Core.Leasing;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Numbers;
using NumberSwap.Server.Pools;
using NumberSwap.Server.Pools.Days;

namespace NumberSwap.Server.Dashboard.Numbers;

/// <summary>What is said of pools and numbers, in sentences for people who buy advertising.</summary>
internal static class PoolTexts
{
    public static string State(Words words, NumberState state) => state switch
    {
        NumberState.Live => words["With a visitor"],
        NumberState.Cooling => words["Resting"],
        NumberState.Free => words["Free"],
        NumberState.Retired => words["Retired"],
        _ => words["Static"],
    };

    public static string Badge(NumberState state) => state switch
    {
        NumberState.Live => "accent",
        NumberState.Free => "good",
        _ => "",
    };

    public static string Pressure(Words words, PoolPressure pressure) => pressure switch
    {
        PoolPressure.Full => words["Ran out"],
        PoolPressure.High => words["Nearly ran out"],
        _ => words["Enough numbers"],
    };

    public static string Badge(PoolPressure pressure) => pressure switch
    {
        PoolPressure.Full => "bad",
        PoolPressure.High => "warn",
        _ => "good",
    };

    /// <summary>What happened in the last 24 hours; null when there was nothing to tell.</summary>
    public static string? Peak(Words words, PoolUse use) => use.Peak is { Live: > 0 } peak
        ? words["{0}: {1} of {2} numbers were with visitors.", words.DateTime(Ms(peak.At)), words.Number(peak.Live), words.Number(peak.Total)]
        : null;

    public static string? Before(Words words, PoolUse use) => use.PeakBefore is { Live: > 0 } peak
        ? words["The day before it was {0} of {1} at the most.", words.Number(peak.Live), words.Number(peak.Total)]
        : null;

    /// <summary>What visitors noticed of it; null when nobody did.</summary>
    public static string? Felt(Words words, PoolUse use, OverflowPolicy overflow) => use switch
    {
        { Overflows: > 0 } => words.Count(
            use.Overflows,
            "In the last 24 hours {0} visitor had to share a number: whose call it was is then less certain.|In the last 24 hours {0} visitors had to share a number: whose call it was is then less certain."),
        { Pressure: PoolPressure.Full } when overflow == OverflowPolicy.Fallback => words["While all numbers were taken, new visitors saw the number that your page prints: their calls cannot be told apart."],
        _ => null,
    };

    public static string Advice(Words words, PoolAdvice advice, int numbers) => advice.Numbers switch
    {
        null => words["There was too little traffic in the last 7 days to advise how many numbers you need."],
        { } wanted when wanted > numbers => words.Count(
            wanted - numbers,
            "Add {0} number: then even in your busiest hour hardly one visitor in a hundred has to share.|Add {0} numbers: then even in your busiest hour hardly one visitor in a hundred has to share."),
        { } wanted when wanted < numbers => words.Count(
            wanted,
            "{0} number would be enough for your busiest hour of the last 7 days.|{0} numbers would be enough for your busiest hour of the last 7 days."),
        _ => words["That is just what your busiest hour of the last 7 days needs."],
    };

    /// <summary>Source, medium and campaign of a visit, as far as they say something.</summary>
    public static string Source(NumberLease lease)
    {
        string?[] parts = [lease.Source, lease.Medium == "(none)" ? null : lease.Medium, lease.UtmCampaign];
        return string.Join(" / ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    public static long Ms(DateTime utc) => new DateTimeOffset(utc, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
