using System.Globalization;
using NumberSwap.Core.Leasing;

namespace NumberSwap.Core.Planning.Simulation;

/// <summary>The traffic that is simulated, and the pool that serves it.</summary>
public sealed record SimulationSettings
{
    /// <summary>The most visits that a simulation holds in memory.</summary>
    public const double MostVisits = 5_000_000;

    /// <summary>The most calls that a simulation holds in memory.</summary>
    public const double MostCalls = 5_000_000;

    /// <summary>The most signs of life of open pages that a simulation holds in memory.</summary>
    public const double MostBeats = 50_000_000;

    /// <summary>The most pairs of a call and an earlier visit with its number that the oracle weighs: some minutes.</summary>
    public const double MostPairs = 5_000_000_000;

    /// <summary>New visits an hour, on average over the day; above 0.</summary>
    public double VisitorsPerHour { get; init; } = 100;

    /// <summary>Median length of a visit, minutes; above 0, at most a day.</summary>
    public double VisitMinutes { get; init; } = 2;

    /// <summary>Standard deviation of the logarithm of a visit's length, 0 to 3. With 1 the mean is 1.65 times the median.</summary>
    public double VisitSpread { get; init; } = 1;

    /// <summary>Share of visits that cause a call, above 0, at most 1.</summary>
    public double CallRate { get; init; } = 0.04;

    /// <summary>Share of visitors' calls that come while the page is open. The three shares are made to sum to 1.</summary>
    public double OnPage { get; init; } = 0.55;

    /// <summary>Share of visitors' calls that come within the hour after the visit.</summary>
    public double WithinHour { get; init; } = 0.30;

    /// <summary>Mean delay of the calls within the hour, minutes; above 0, at most 60. With 15 of them 98 % come within it.</summary>
    public double SoonMinutes { get; init; } = 15;

    /// <summary>Share of visitors' calls that come later, over fourteen days.</summary>
    public double DaysLater { get; init; } = 0.15;

    /// <summary>Share of all calls that no visit causes, 0 or more, below 1.</summary>
    public double DirectDials { get; init; } = 0.05;

    /// <summary>Tracking numbers in the pool, 1 to 100,000.</summary>
    public int Numbers { get; init; } = 45;

    /// <summary>Minutes for which NumberSwap's pool holds a number after its visitor was last seen; above 0, at most a week.</summary>
    public double HoldMinutes { get; init; } = 30;

    /// <summary>Minutes for which NumberSwap's pool rests a number after its lease; 0 or more, at most a week.</summary>
    public double CooldownMinutes { get; init; } = 5;

    /// <summary>Days of traffic, 1 to 366.</summary>
    public int Days { get; init; } = 30;

    /// <summary>The same seed gives the same traffic and the same result.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>So many runs, with this seed and those that follow, are added up; 1 to 1,000.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>Mean length of a visit in ms: that of a log-normal distribution, median × e^(spread²/2).</summary>
    public double MeanVisitMs => VisitMinutes * 60_000 * Math.Exp(VisitSpread * VisitSpread / 2);

    /// <summary>What is wrong with the settings, in one sentence; null when they can be simulated.</summary>
    public string? Problem()
    {
        if (!(VisitorsPerHour > 0)) return Wrong("visitors per hour", VisitorsPerHour, "above 0");
        if (!(VisitMinutes is > 0 and <= 1440)) return Wrong("median visit", VisitMinutes, "above 0 and at most 1,440 minutes");
        if (!(VisitSpread is >= 0 and <= 3)) return Wrong("spread of the visits' lengths", VisitSpread, "from 0 to 3");
        if (!(CallRate is > 0 and <= 1)) return Wrong("call rate", CallRate, "above 0 and at most 1");
        if (!(OnPage >= 0 && WithinHour >= 0 && DaysLater >= 0 && double.IsFinite(OnPage + WithinHour + DaysLater) && OnPage + WithinHour + DaysLater > 0))
            return "The shares of calls on the page, within the hour and days later have to be 0 or more, and not all 0.";
        if (!(SoonMinutes is > 0 and <= 60)) return Wrong("delay of calls within the hour", SoonMinutes, "above 0 and at most 60 minutes");
        if (!(DirectDials is >= 0 and < 1)) return Wrong("share of direct dials", DirectDials, "from 0 to below 1");
        if (Numbers is < 1 or > 100_000) return Wrong("pool", Numbers, "from 1 to 100,000 numbers");
        if (!(HoldMinutes is > 0 and <= 10_080)) return Wrong("hold", HoldMinutes, "above 0 and at most 10,080 minutes");
        if (!(CooldownMinutes is >= 0 and <= 10_080)) return Wrong("cooldown", CooldownMinutes, "from 0 to 10,080 minutes");
        if (Days is < 1 or > 366) return Wrong("period", Days, "from 1 to 366 days");
        if (Seed is < 0 or > 1_000_000_000) return Wrong("seed", Seed, "from 0 to 1,000,000,000");
        if (Seeds is < 1 or > 1000) return Wrong("number of seeds", Seeds, "from 1 to 1,000");
        var visits = VisitorsPerHour * 24 * Days;
        return TooMany("visits", visits, MostVisits)
            ?? TooMany("calls", visits * CallRate / (1 - DirectDials), MostCalls)
            ?? TooMany("signs of life of open pages", visits * Math.Min(MeanVisitMs, SimulatedTraffic.LongestVisitMs) / SessionRules.HeartbeatMs, MostBeats)
            ?? TooMany("pairs of a call and a visit that had its number", Seeds * visits * CallRate / (1 - DirectDials) * VisitorsPerHour * 24 * Math.Min(Days, OracleDays) / Numbers, MostPairs);
    }

    /// <summary>Days for which a visit may still cause a call.</summary>
    private const int OracleDays = 14;

    private static string? TooMany(string what, double count, double most) => count > most
        ? string.Create(CultureInfo.InvariantCulture, $"{count:0} {what} are too many to simulate: at most {most:0}; take fewer days or visitors, or more numbers.")
        : null;

    private static string Wrong(string what, double value, string range) =>
        string.Create(CultureInfo.InvariantCulture, $"The {what} cannot be {value}: it has to be {range}.");
}
