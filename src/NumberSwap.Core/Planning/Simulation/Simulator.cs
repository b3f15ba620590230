namespace NumberSwap.Core.Planning.Simulation;

/// <summary>Drives one traffic through NumberSwap and the policies that others document, and compares what they say with the truth.</summary>
public static class Simulator
{
    private const long Minute = 60_000;

    /// <param name="settings">The traffic and the pool.</param>
    /// <param name="progress">Is told the finished share, 0 to 1.</param>
    /// <exception cref="ArgumentException">The settings cannot be simulated; the message says why.</exception>
    public static async Task<SimulationResult> RunAsync(SimulationSettings settings, IProgress<double>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Problem() is { } problem)
            throw new ArgumentException(problem, nameof(settings));

        var totals = new Totals();
        for (var run = 0; run < settings.Seeds; run++)
        {
            var begun = run;
            await RunAsync(settings with { Seed = settings.Seed + run }, totals, done => progress?.Report((begun + done) / settings.Seeds));
        }

        return totals.ToResult(settings);
    }

    /// <summary>One traffic, added to what the runs before came to.</summary>
    private static async Task RunAsync(SimulationSettings settings, Totals totals, Action<double> progress)
    {
        var traffic = SimulatedTraffic.Draw(settings);
        var timeline = new Timeline(traffic);
        var policies = new List<SimulatedPolicy> { await NumberSwapPolicy.OpenAsync(settings, traffic.Visits) };
        policies.AddRange(Rivals(settings, traffic.Visits));

        var oracle = new Oracle(settings, traffic);
        for (var i = 0; i < policies.Count; i++)
        {
            var ours = policies[i] is NumberSwapPolicy;
            totals.Add(policies[i], Run(policies[i], traffic, timeline, ours ? oracle : null, totals.Oracle));
            progress((i + 1) / (double)policies.Count);
        }

        totals.AddCalls(traffic.Calls.Count);
    }

    private static IEnumerable<SimulatedPolicy> Rivals(SimulationSettings settings, IReadOnlyList<SimulatedVisit> visits) =>
    [
        new RivalPolicy("random-30min", "any free number for 30 min; the last lease wins", new RivalRules(30 * Minute), settings, visits),
        new RivalPolicy("sliding-3min", "3 min after the last sight, set free by the call", new RivalRules(3 * Minute, ReleasedByCall: true), settings, visits),
        new RivalPolicy("visit-2.5min", "the visit and 2.5 min", new RivalRules(150_000), settings, visits),
        new LastViewerPolicy(settings, visits),
        new RivalPolicy("no-cooldown", "free as soon as the page is left", new RivalRules(0), settings, visits),
        new RivalPolicy("cooldown-20min", "20 min lease, then a fixed cooldown of 20 min", new RivalRules(20 * Minute, 20 * Minute), settings, visits),
    ];

    private static Tally Run(SimulatedPolicy policy, SimulatedTraffic traffic, Timeline timeline, Oracle? oracle, Tally best)
    {
        var tally = new Tally();
        var numbers = new int[traffic.Visits.Count];
        foreach (var (kind, index, at) in timeline.Moments(withBeats: policy is NumberSwapPolicy))
        {
            switch (kind)
            {
                case MomentKind.Begin:
                    numbers[index] = policy.Begin(index, at);
                    oracle?.Shown(index, numbers[index]);
                    break;
                case MomentKind.Beat:
                    policy.Beat(index, numbers[index], at);
                    break;
                case MomentKind.End:
                    policy.End(index, numbers[index], at);
                    break;
                default:
                    Ring(traffic.Calls[index]);
                    break;
            }
        }

        tally.AddVisits(traffic.Visits.Count, policy.Overflows);
        return tally;

        void Ring(SimulatedCall call)
        {
            var number = call.Visit == SimulatedCall.Nobody ? call.Number : numbers[call.Visit];
            var campaign = call.Visit == SimulatedCall.Nobody ? SimulatedCall.Nobody : traffic.Visits[call.Visit].Campaign;
            // Who was shown the page's own number calls that: nothing is known of it.
            tally.Add(number == SimulatedPolicy.NoNumber ? Verdict.None : policy.Ring(number, call.At), call.Visit, campaign);
            if (oracle is not null)
                best.Add(oracle.Ring(number, call.At), call.Visit, campaign);
        }
    }
}
