using BenchmarkDotNet.Attributes;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Traffic;

namespace NumberSwap.Benchmarks;

/// <summary>A call to a number that many visits had.</summary>
[MemoryDiagnoser]
public class MatchBenchmark
{
    private const long Ring = 1_800_000_000_000;

    private CallFacts _facts = CallFacts.AtRing(Ring, []);

    [Params(8, 50)]
    public int Candidates { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var leases = Enumerable.Range(0, Candidates).Select(LeaseOf).ToList();
        _facts = CallFacts.AtRing(Ring, leases, 1 / 3_600_000d);
    }

    [Benchmark]
    public CallAttribution Attribute() => CallAttributor.Attribute(_facts, DelayModel.Prior);

    /// <summary>Visits of eight campaigns, one every 7 minutes; each was seen for some minutes.</summary>
    private static Lease LeaseOf(int place)
    {
        var began = Ring - (place * 7 * 60_000L) - 90_000;
        var text = place.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var seen = Math.Min(Ring - 1_000, began + (60_000 * (1 + (place % 5))));
        return new Lease
        {
            Id = "l" + text,
            Site = "site",
            Pool = "pool",
            Number = "+74950000001",
            Target = "+74955804084",
            Session = "session" + text,
            Visitor = "visitor" + text,
            Kind = LeaseKind.Leased,
            SessionStartedAt = began,
            StartedAt = began,
            SeenAt = seen,
            Until = seen + 1_800_000,
            LeftAt = seen,
            Visit = new Visit("https://shop.example/", null, new TrafficSource { Source = place % 3 == 0 ? "google" : "yandex", Medium = "cpc", Campaign = "campaign" + (place % 8) }, "c" + (place % 8)),
        };
    }
}
