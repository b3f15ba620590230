namespace NumberSwap.Core.Planning.Simulation;

/// <summary>
/// The best that can be said of the calls to NumberSwap's numbers: by an observer who knows the true densities, rates and all visits, and when
/// each was left, but not the future.
/// </summary>
public sealed class Oracle(SimulationSettings settings, SimulatedTraffic traffic)
{
    private readonly CallTiming _timing = new(settings);
    private readonly List<int>[] _shown = [.. Enumerable.Range(0, settings.Numbers).Select(_ => new List<int>())];
    private readonly double _callRate = settings.CallRate;
    private readonly double _direct = SimulatedTraffic.DirectDialsPerMs(settings) / settings.Numbers;

    public void Shown(int visit, int number) => _shown[number].Add(visit);

    public Verdict Ring(int number, long now)
    {
        var total = _direct * SimulatedTraffic.HourWeight(now);
        var (best, most) = (SimulatedCall.Nobody, 0.0);
        var visits = _shown[number];
        for (var i = visits.Count - 1; i >= 0; i--)
        {
            var visit = traffic.Visits[visits[i]];
            // A visit lasts for hours at most: what began so much earlier has ended too long ago.
            if (visit.Start < now - CallTiming.LongestMs - SimulatedTraffic.LongestVisitMs)
                break;
            var weight = _callRate * _timing.Density(visit, now);
            total += weight;
            if (weight > most)
                (best, most) = (visits[i], weight);
        }

        return best == SimulatedCall.Nobody ? Verdict.None : new Verdict(best, traffic.Visits[best].Campaign, most / total, Alone: false);
    }
}
