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

    public void Drop((FactKind, int) part) => parts.TryRemove(part, out _);

    public IEnumerable<(SiteFacts Facts, (FactKind, int) Part, int Size, long Turn)> Used() => parts.Select(part => (this, part.Key, part.Value.Facts.Length, part.Value.Turn));

    /// <summary>The facts of a part, read when they are not held, or by another version. Others may drop them meanwhile: they are the caller's all the same.</summary>
    public async Task<Array> GetAsync(FactStore store, FactPart part, long turn, CancellationToken cancellation)
    {
        if (!parts.TryGetValue((part.Kind, part.Part), out var held) || held.Version != part.Version)
            parts[(part.Kind, part.Part)] = held = new(part.Version, await ReadAsync(store, part, cancellation));
        held.Turn = turn;
        return held.Facts;
    }

    /// <param name="facts">Of each of these parts, in any order.</param>
    public FactSet Set(IReadOnlyCollection<FactPart> wanted, IReadOnlyCollection<Array> facts)
    {
        var costs = facts.OfType<CostFact[]>().ToList();
        // Versions only grow: another sum of them is another state.
        var versions = wanted.Where(part => part.Kind == FactKind.Cost).Sum(part => part.Version);
        if (campaigns.Versions != versions)
            campaigns = (versions, new(costs.SelectMany(part => part)));
        return new(Texts, verdicts, campaigns.Names, [.. facts.OfType<ContactFact[]>()], [.. facts.OfType<DealFact[]>()], costs);
    }

    private async Task<Array> ReadAsync(FactStore store, FactPart part, CancellationToken cancellation)
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
