namespace NumberSwap.Core.Planning.Simulation;

/// <summary>Visits and calls with known truth, the same for every policy that serves them.</summary>
public sealed class SimulatedTraffic
{
    private const long Hour = 3_600_000;

    /// <summary>Nobody stays longer than this on a page, ms.</summary>
    public const long LongestVisitMs = 12 * Hour;

    private const long ShortestVisitMs = 1_000;

    private SimulatedTraffic(IReadOnlyList<SimulatedVisit> visits, IReadOnlyList<SimulatedCall> calls)
    {
        Visits = visits;
        Calls = calls;
    }

    /// <summary>In the order of their starts.</summary>
    public IReadOnlyList<SimulatedVisit> Visits { get; }

    /// <summary>In the order of their rings, none after the end of the period.</summary>
    public IReadOnlyList<SimulatedCall> Calls { get; }

    /// <summary>Direct dials per ms: so many that they are their share of all calls.</summary>
    public static double DirectDialsPerMs(SimulationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.VisitorsPerHour * settings.CallRate * settings.DirectDials / (1 - settings.DirectDials) / Hour;
    }

    /// <summary>The weight of the hour in which <paramref name="at"/> lies, 1 on average.</summary>
    public static double HourWeight(long at)
    {
        var weight = 0.0;
        for (var campaign = 0; campaign < SimulatedCampaigns.Count; campaign++)
            weight += SimulatedCampaigns.Rate(campaign, (int)(at / Hour % 24));
        return weight;
    }

    /// <exception cref="ArgumentException">The settings cannot be simulated.</exception>
    public static SimulatedTraffic Draw(SimulationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Problem() is { } problem)
            throw new ArgumentException(problem, nameof(settings));

        var chance = new Random(settings.Seed);
        var timing = new CallTiming(settings);
        var visits = DrawVisits(settings, chance);
        var end = settings.Days * 24 * Hour;
        var calls = new List<SimulatedCall>();
        for (var i = 0; i < visits.Count; i++)
        {
            if (chance.NextDouble() >= settings.CallRate)
                continue;
            var at = timing.Draw(visits[i], chance);
            if (at < end)
                calls.Add(new SimulatedCall(at, i, 0));
        }

        for (var hour = 0; hour < settings.Days * 24; hour++)
        {
            var rate = DirectDialsPerMs(settings) * HourWeight(hour * Hour);
            foreach (var at in Arrivals(rate, hour * Hour, chance))
                calls.Add(new SimulatedCall(at, SimulatedCall.Nobody, chance.Next(settings.Numbers)));
        }

        calls.Sort((left, right) => left.At != right.At ? left.At.CompareTo(right.At) : left.Visit.CompareTo(right.Visit));
        return new SimulatedTraffic(visits, calls);
    }

    private static List<SimulatedVisit> DrawVisits(SimulationSettings settings, Random chance)
    {
        var visits = new List<SimulatedVisit>((int)(settings.VisitorsPerHour * 24 * settings.Days * 1.1) + 16);
        for (var hour = 0; hour < settings.Days * 24; hour++)
        {
            for (var campaign = 0; campaign < SimulatedCampaigns.Count; campaign++)
            {
                var rate = settings.VisitorsPerHour * SimulatedCampaigns.Rate(campaign, hour % 24) / Hour;
                foreach (var at in Arrivals(rate, hour * Hour, chance))
                {
                    var length = settings.VisitMinutes * 60_000 * Math.Exp(settings.VisitSpread * Normal.Draw(chance));
                    visits.Add(new SimulatedVisit(at, at + (long)Math.Clamp(length, ShortestVisitMs, LongestVisitMs), campaign));
                }
            }
        }

        visits.Sort((left, right) => left.Start != right.Start ? left.Start.CompareTo(right.Start) : left.End.CompareTo(right.End));
        return visits;
    }

    /// <summary>A Poisson process of this rate (per ms) during one hour.</summary>
    private static IEnumerable<long> Arrivals(double rate, long from, Random chance)
    {
        if (rate <= 0)
            yield break;
        for (var at = -Math.Log(1 - chance.NextDouble()) / rate; at < Hour; at -= Math.Log(1 - chance.NextDouble()) / rate)
            yield return from + (long)at;
    }
}
