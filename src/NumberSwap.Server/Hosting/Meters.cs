using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Leasing;

namespace NumberSwap.Server.Hosting;

/// <summary>What the server counts, under the meter and activity source <c>NumberSwap</c>.</summary>
public sealed class Meters : IDisposable
{
    public const string Name = "NumberSwap";

    /// <summary>utm_source is anybody's text: only so many different ones become a label, the rest is "(other)".</summary>
    private const int MaxSources = 50;

    public static readonly ActivitySource Activities = new(Name);

    private static readonly string[] Kinds = [.. Enum.GetNames<LeaseKind>().Select(name => name.ToLowerInvariant())];

    private readonly Meter meter = new(Name);
    private readonly ConcurrentDictionary<string, string> sources = new(StringComparer.Ordinal);
    private readonly Counter<long> leases;
    private readonly Counter<long> calls;
    private readonly Histogram<double> poolSeconds;
    private readonly Histogram<double> sqlSeconds;
    private readonly Counter<long> recorded;
    private readonly Counter<long> attempts;

    public Meters()
    {
        leases = meter.CreateCounter<long>("numberswap.leases", "{lease}", "Numbers shown, by kind and source");
        calls = meter.CreateCounter<long>("numberswap.calls", "{call}", "Calls reported, by match level");
        poolSeconds = meter.CreateHistogram<double>("numberswap.pool.duration", "s", "Time of a hot-state operation");
        sqlSeconds = meter.CreateHistogram<double>("numberswap.sql.duration", "s", "Time of a SQL operation");
        attempts = meter.CreateCounter<long>("numberswap.delivery.attempts", "{attempt}", "Attempts to deliver an event, by kind of destination and outcome");
        recorded = meter.CreateCounter<long>("numberswap.journal.recorded", "{entry}", "Journal entries committed to SQL");
    }

    public void Leased(LeaseKind kind, string source)
    {
        if (leases.Enabled)
            leases.Add(1, new KeyValuePair<string, object?>("kind", Kinds[(int)kind]), new KeyValuePair<string, object?>("source", LabelOf(source)));
    }

    public void Called(MatchLevel match) => calls.Add(1, new KeyValuePair<string, object?>("match", match.ToString().ToLowerInvariant()));

    public void PoolTook(string operation, TimeSpan time)
    {
        if (poolSeconds.Enabled)
            poolSeconds.Record(time.TotalSeconds, new KeyValuePair<string, object?>("operation", operation));
    }

    public void SqlTook(string operation, TimeSpan time) => sqlSeconds.Record(time.TotalSeconds, new KeyValuePair<string, object?>("operation", operation));

    /// <param name="outcome"><c>done</c>, <c>retry</c> or <c>refused</c>.</param>
    public void Attempted(string kind, string outcome) =>
        attempts.Add(1, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("outcome", outcome));

    public void Recorded(int entries) => recorded.Add(entries);

    /// <summary>Adds the gauge of the pools' numbers, which is read when somebody collects.</summary>
    public ObservableGauge<int> Observe(Func<IEnumerable<Measurement<int>>> poolNumbers) =>
        meter.CreateObservableGauge("numberswap.pool.numbers", poolNumbers, "{number}", "Numbers of a pool, by state");

    public void Dispose() => meter.Dispose();

    private string LabelOf(string source) =>
        sources.TryGetValue(source, out var label) ? label : sources.Count < MaxSources ? sources.GetOrAdd(source, source) : "(other)";
}
