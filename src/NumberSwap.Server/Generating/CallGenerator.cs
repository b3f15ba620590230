using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Conversations;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leads;
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
internal sealed class CallGenerator(
    GeneratorSettings settings, SiteBlueprint blueprint, IReadOnlyDictionary<string, NumberShelf> shelves, SeededIds ids, Staff staff, Random chance)
{
    private const int MostPhones = 20_000;
    private const int FewestSeconds = 8;
    private const long LaterMs = 24 * 3600_000;

    private readonly PriorityQueue<GeneratedLease?, (long At, int Place)> planned = new();
    private readonly CallMaker maker = new(ids, staff, chance);
    private readonly CallbackMaker callbacks = new(settings, ids, staff, chance);
    private readonly TalkMaker talks = new(chance);
    private readonly TalkReader reader = new(TalkMarkers.Default);
    private readonly MarkMaker marks = new(chance);
    private readonly Callers callers = new(settings, chance);
    private readonly DealGenerator deals = new(settings, blueprint.Site.Id, ids, chance);
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

    /// <summary>A visitor has left a phone, by which their calls are known from then on; who is not called by themselves may buy, too.</summary>
    public void Take(Lead lead, GeneratedLease lease, GeneratedBatch batch)
    {
        batch.Leads.Add(lead);
        if (lead.Phone is { } phone)
            known[phone] = new KnownVisitor(lease.Visitor, 1, Form: true);
        if (callbacks.Of(lead) is { } task)
            batch.Callbacks.Add(task);
        deals.Follow(lead, lease);
    }

    /// <summary>The calls up to a time ring.</summary>
    public void RingUntil(long time, GeneratedBatch batch)
    {
        while (planned.TryPeek(out var lease, out var next) && next.At <= time)
        {
            planned.Dequeue();
            if (lease is not null)
                Ring(lease.Pool, lease.Number, lease, next.At, batch);
            else if (printed.Count > 0 && chance.Next(2) == 0)
                RingPrinted(printed[chance.Next(printed.Count)], next.At, batch);
            else
                RingAnywhere(next.At, batch);
        }

        batch.Deals.AddRange(deals.Until(time));
    }

    private void RingAnywhere(long at, GeneratedBatch batch)
    {
        var pool = blueprint.Pools[chance.Next(blueprint.Pools.Count)];
        Ring(pool, pool.Numbers[chance.Next(pool.Numbers.Count)], null, at, batch);
    }

    private void RingPrinted(Campaign campaign, long at, GeneratedBatch batch)
    {
        var source = new TrafficSource { Source = campaign.Match.Source!, Medium = campaign.Match.Medium! };
        Add(Make(campaign.Number!, at, null, callers.Next()), CallAttributor.Static(campaign.Id, source, DelayModel.Prior), batch);
    }

    private void Ring(Pool pool, string number, GeneratedLease? lease, long at, GeneratedBatch batch)
    {
        var call = Make(number, at, lease, lease is null ? callers.Next() : PhoneOf(lease.Visitor));
        var phone = call.Report.From;
        var leases = shelves[pool.Id].Of(number, at).ToList();
        var ring = CallAttributor.Attribute(CallFacts.AtRing(at, [.. leases.Take(SessionRules.LeasesPerNumber).Select(lease => lease.AsOf(at))]), DelayModel.Prior);
        Add(call, ring, batch);
        if (leases.Count == 0)
            return;

        IReadOnlyList<KnownVisitor> knows = phone is not null && known.TryGetValue(phone, out var someone) ? [someone] : [];
        var asOf = Math.Min(at + LaterMs, settings.Until);
        var now = CallAttributor.Attribute(new CallFacts(at, [.. leases.Select(lease => lease.AsOf(asOf))], false, knows), DelayModel.Prior);
        Remember(phone, lease?.Visitor, now);
        if (!Reattributor.IsSame(ring, now))
            batch.Believed.Add(new NewAttribution(blueprint.Site.Id, call.Report.Id, 1, now, asOf, null));
    }

    private GeneratedCall Make(string number, long at, GeneratedLease? lease, string? caller) =>
        maker.Make(blueprint.Site.Id, number, at, lease, caller, callers.Note(caller));

    private void Add(GeneratedCall call, CallAttribution attribution, GeneratedBatch batch)
    {
        batch.Calls.Add(new RecordedCall(new CallEntry(blueprint.Site.Id, call.At, call.Report, call.At, []), blueprint.Site.Targets[0].Destination, attribution));
        if (call.Tag is { } tag)
            batch.Tags.Add(new NewTag(blueprint.Site.Id, call.Report.Id, tag));
        var isDeal = deals.Follow(call);
        if (IsTranscribed(call))
        {
            var said = talks.Make(call, isDeal);
            batch.Transcripts.Add(new NewTranscript(blueprint.Site.Id, call.Report.Id, call.At, said, reader.Read(said.Segments)));
        }

        if (settings.Callbacks && call.Staff is null && callbacks.Of(call) is { } task)
            batch.Callbacks.Add(task);
        if (settings.Marks && marks.Make(call, isDeal) is { } written)
            batch.Marks.Add(new NewMarks(blueprint.Site.Id, call.Report.Id, written));
    }

    /// <summary>So many of a hundred answered calls; who hung up at once has said nothing.</summary>
    private bool IsTranscribed(GeneratedCall call) =>
        settings.TranscriptPercent > 0 && call.Report.TalkSeconds >= FewestSeconds && chance.Next(100) < settings.TranscriptPercent;

    /// <summary>The phone of a visitor; null for one who withholds it.</summary>
    public string? PhoneOf(string visitor)
    {
        if (phones.TryGetValue(visitor, out var phone))
            return phone;
        if (phones.Count >= MostPhones)
        {
            phones.Clear();
            known.Clear();
        }

        return phones[visitor] = callers.Next();
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
