using System.Collections.Concurrent;
using NumberSwap.Core.Reporting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Reports;

/// <summary>The facts of one site that are in memory, judged by one rule and dated in one zone.</summary>
internal sealed class SiteFacts(string site, TimeZoneInfo zone, TargetRule rule)
{
    private readonly ConcurrentDictionary<(FactKind Kind, int Part), Held> parts = new();
    private readonly VerdictNames verdicts = new();
    private (long Versions, CampaignNames Names) campaigns = (-1, new([]));

    public TimeZoneInfo Zone => zone;
    public TargetRule Rule => rule;
    public ReportTexts Texts { get; } = new();

    /// <summary>Held by whoever reads facts in.</summary>
    public SemaphoreSlim Loading { get; } = new(1);

    public int Count => parts.Values.Sum(part => part.Facts.Length);

    public bool Has(FactPart part) => parts.TryGetValue((part.Kind, part.Part), out var held) && held.Version == part.Version;

    public void Put(FactPart part, Array facts) => parts[(part.Kind, part.Part)] = new(part.Version, facts);

    public void Drop((FactKind, int) part) => parts.TryRemove(part, out _);

    public IEnumerable<(SiteFacts Facts, (FactKind, int) Part, int Size, long Turn)> Used() => parts.Select(part => (this, part.Key, part.Value.Facts.Length, part.Value.Turn));

    public FactSet Set(IReadOnlyCollection<FactPart> wanted, long turn)
    {
        var held = wanted.Select(part => parts[(part.Kind, part.Part)]).ToList();
        foreach (var part in held)
            part.Turn = turn;
        var costs = held.Select(part => part.Facts).OfType<CostFact[]>().ToList();
        // Versions only grow: another sum of them is another state.
        var versions = wanted.Where(part => part.Kind == FactKind.Cost).Sum(part => part.Version);
        if (campaigns.Versions != versions)
            campaigns = (versions, new(costs.SelectMany(part => part)));
        return new(Texts, verdicts, campaigns.Names, [.. held.Select(part => part.Facts).OfType<ContactFact[]>()], [.. held.Select(part => part.Facts).OfType<DealFact[]>()], costs);
    }

    public async Task<Array> ReadAsync(FactStore store, FactPart part, CancellationToken cancellation)
    {
        var reader = new FactReader(Texts, verdicts, rule, zone);
        return part.Kind switch
        {
            FactKind.Contact => (await store.ContactsAsync(site, part.Part, rule.ExcludedCallers.Count > 0, reader.Contact, cancellation)).ToArray(),
            FactKind.Deal => (await store.DealsAsync(site, part.Part, reader.Deal, cancellation)).ToArray(),
            _ => (await store.CostsAsync(site, part.Part, cancellation)).ToArray(),
        };
    }

    private sealed class Held(long version, Array facts)
    {
        public long Version => version;
        public Array Facts => facts;
        public long Turn { get; set; }
    }
}
