using NumberSwap.Core.Reporting;
using NumberSwap.Core.Sites;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Reports;

/// <summary>Sites' facts in memory, by parts of 30 days: a part is read again when its version has grown, and the parts used least go when there are too many facts.</summary>
public sealed class MoneyFacts(FactStore store, int most = MoneyFacts.MostFacts)
{
    /// <summary>Most facts that are held, of all sites: about 90 bytes each.</summary>
    public const int MostFacts = 4_000_000;

    // Reading SQLite is computing: more at once than there are cores gain nothing.
    private static readonly int AtOnce = Math.Clamp(Environment.ProcessorCount, 1, 4);

    private readonly Lock gate = new();
    private readonly Dictionary<string, SiteFacts> sites = new(StringComparer.Ordinal);
    private long turn;

    /// <summary>The facts of some periods, as they are now.</summary>
    /// <param name="parts">What <see cref="FactStore.PartsAsync"/> has just said.</param>
    public async Task<FactSet> GetAsync(Site site, TimeZoneInfo zone, IReadOnlyCollection<FactPart> parts, IReadOnlyCollection<FactPeriod> periods, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(zone);
        var facts = Of(site, zone);
        await facts.Loading.WaitAsync(cancellation);
        try
        {
            // Deals and costs all: a deal may be won long after it was opened, and any cost may name a campaign.
            var wanted = parts.Where(part => part.Kind != FactKind.Contact || periods.Any(period => Touches(part.Part, period))).ToList();
            foreach (var (id, content) in await store.TextsAsync(site.Id, facts.Texts.Last, cancellation))
                facts.Texts.Add(id, content);
            var (now, found) = (Interlocked.Increment(ref turn), new Array[wanted.Count]);
            await Parallel.ForAsync(0, wanted.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (i, stop) =>
                found[i] = await facts.GetAsync(store, wanted[i], now, stop));
            Shrink();
            return facts.Set(wanted, found);
        }
        finally
        {
            facts.Loading.Release();
        }
    }

    private static bool Touches(int part, FactPeriod period)
    {
        // A zone's day may begin a day earlier or later than that of UTC.
        var first = (int)(part * FactPart.Ms / (24 * 3600_000L)) + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
        return first - 1 <= period.Last && first + FactPart.Days >= period.First;
    }

    private SiteFacts Of(Site site, TimeZoneInfo zone)
    {
        lock (gate)
        {
            if (!sites.TryGetValue(site.Id, out var facts) || facts.Zone.Id != zone.Id || facts.Rule != site.Settings.Target)
                sites[site.Id] = facts = new(site.Id, zone, site.Settings.Target);
            return facts;
        }
    }

    private void Shrink()
    {
        lock (gate)
        {
            var count = sites.Values.Sum(site => site.Count);
            if (count <= most)
                return;
            foreach (var (facts, part, size, _) in sites.Values.SelectMany(facts => facts.Used()).OrderBy(part => part.Turn).ToList())
            {
                if (count <= most)
                    return;
                facts.Drop(part);
                count -= size;
            }
        }
    }
}
