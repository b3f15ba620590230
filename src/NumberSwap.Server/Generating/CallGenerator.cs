using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;
using NumberSwap.Server.Attribution;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Generating;

/// <summary>
/// Lets the planned calls ring in their order, and attributes each as the server does: by what is known at the ring, and again by what
/// became known afterwards.
/// </summary>
internal sealed class CallGenerator(SiteBlueprint blueprint, IReadOnlyDictionary<string, NumberShelf> shelves, SeededIds ids, long until, Random chance)
{
    private const int MostPhones = 20_000;
    private const long LaterMs = 24 * 3600_000;

    private readonly PriorityQueue<GeneratedLease?, (long At, int Place)> planned = new();
    private readonly CallMaker maker = new(ids, chance);
    private readonly Dictionary<string, string?> phones = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KnownVisitor> known = new(StringComparer.Ordinal);
    private readonly List<Campaign> printed = [.. blueprint.Printed];

    public int Planned { get; private set; }

    /// <summary>A visit is followed by a call at a time: mostly its visitor's, now and then of somebody who saw no page.</summary>
    public void Plan(GeneratedLease lease, long at, GeneratedBatch batch)
    {
        var visitors = chance.Next(100) >= 12;
        planned.Enqueue(visitors ? lease : null, (Math.Max(at, lease.StartedAt), Planned++));
        if (!visitors || at > lease.EndedAt)
            return;
        if (lease.Visit.Mobile && chance.Next(2) == 0)
            Note(NoteKind.TelClick, lease.TappedAt = Math.Max(lease.StartedAt, at - 4_000));
        else if (chance.Next(8) == 0)
            Note(NoteKind.Copy, lease.CopiedAt = Math.Max(lease.StartedAt, at - 20_000));

        void Note(NoteKind kind, long time) => batch.Entries.Add(new NoteEntry(blueprint.Site.Id, time, lease.Session, kind, lease.Number));
    }

    /// <summary>The calls up to a time ring.</summary>
    public void RingUntil(long time, GeneratedBatch batch)
    {
        while (planned.TryPeek(out var lease, out var next) && next.At <= time)
        {
            planned.Dequeue();
            if (lease is not null)
                Ring(lease.Pool, lease.Number, lease.Visitor, next.At, batch);
            else if (printed.Count > 0 && chance.Next(2) == 0)
                RingPrinted(printed[chance.Next(printed.Count)], next.At, batch);
            else
                RingAnywhere(next.At, batch);
        }
    }

    private void RingAnywhere(long at, GeneratedBatch batch)
    {
        var pool = blueprint.Pools[chance.Next(blueprint.Pools.Count)];
        Ring(pool, pool.Numbers[chance.Next(pool.Numbers.Count)], null, at, batch);
    }

    private void RingPrinted(Campaign campaign, long at, GeneratedBatch batch)
    {
        var source = new TrafficSource { Source = campaign.Match.Source!, Medium = campaign.Match.Medium! };
        Add(maker.Report(blueprint.Site.Id, campaign.Number!, at, maker.Caller()), CallAttributor.Static(campaign.Id, source, DelayModel.Prior), batch);
    }

    private void Ring(Pool pool, string number, string? visitor, long at, GeneratedBatch batch)
    {
        var report = maker.Report(blueprint.Site.Id, number, at, visitor is null ? maker.Caller() : PhoneOf(visitor));
        var leases = shelves[pool.Id].Of(number, at).ToList();
        var ring = CallAttributor.Attribute(CallFacts.AtRing(at, [.. leases.Take(SessionRules.LeasesPerNumber).Select(lease => lease.AsOf(at))]), DelayModel.Prior);
        Add(report, ring, batch);
        if (leases.Count == 0)
            return;

        IReadOnlyList<KnownVisitor> knows = report.From is { } phone && known.TryGetValue(phone, out var someone) ? [someone] : [];
        var asOf = Math.Min(at + LaterMs, until);
        var now = CallAttributor.Attribute(new CallFacts(at, [.. leases.Select(lease => lease.AsOf(asOf))], false, knows), DelayModel.Prior);
        Remember(report.From, visitor, now);
        if (!Reattributor.IsSame(ring, now))
            batch.Believed.Add(new NewAttribution(blueprint.Site.Id, report.Id, 1, now, asOf, null));
    }

    private void Add(CallReport report, CallAttribution attribution, GeneratedBatch batch)
    {
        var at = report.StartedAt!.Value;
        batch.Calls.Add(new RecordedCall(new CallEntry(blueprint.Site.Id, at, report, at, []), blueprint.Site.Targets[0].Destination, attribution));
    }

    private string? PhoneOf(string visitor)
    {
        if (phones.TryGetValue(visitor, out var phone))
            return phone;
        if (phones.Count >= MostPhones)
        {
            phones.Clear();
            known.Clear();
        }

        return phones[visitor] = maker.Caller();
    }

    /// <summary>By a call the phone is known from then on, or by a form.</summary>
    private void Remember(string? phone, string? visitor, CallAttribution attribution)
    {
        if (phone is null)
            return;
        if (visitor is not null && chance.Next(30) == 0)
            known[phone] = new KnownVisitor(visitor, 1, Form: true);
        else if (attribution.Lease is { } lease)
            known.TryAdd(phone, new KnownVisitor(lease.Visitor, attribution.Probability, Form: false));
    }
}
