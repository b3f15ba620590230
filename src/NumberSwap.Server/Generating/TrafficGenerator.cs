using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Planning.Simulation;
using NumberSwap.Core.Sites;

namespace NumberSwap.Server.Generating;

/// <summary>Makes up a site's visits in their order, and hands each that calls to <see cref="CallGenerator"/>.</summary>
internal sealed class TrafficGenerator
{
    private const int BatchVisits = 4000;

    private readonly GeneratorSettings settings;
    private readonly SiteBlueprint blueprint;
    private readonly SeededIds ids;
    private readonly Random chance;
    private readonly TrafficClock clock;
    private readonly Dictionary<string, NumberShelf> shelves;
    private readonly VisitMaker visits;
    private readonly CallGenerator calls;
    private readonly LeadMaker leads;
    private readonly CostGenerator? costs;
    private readonly CallTiming timing = new(new SimulationSettings());

    public TrafficGenerator(GeneratorSettings settings, IReadOnlySet<string> taken)
    {
        this.settings = settings;
        chance = new Random(settings.Chance);
        ids = new SeededIds(chance);
        clock = new TrafficClock(settings, chance);
        blueprint = new SiteBlueprint(settings, ids, taken, clock.Peak, chance);
        shelves = blueprint.Pools.ToDictionary(pool => pool.Id, pool => new NumberShelf(pool), StringComparer.Ordinal);
        visits = new VisitMaker(blueprint, ids, chance);
        var staff = new Staff(settings, chance);
        Staff = staff.Members;
        leads = new LeadMaker(settings, blueprint, ids, chance);
        calls = new CallGenerator(settings, blueprint, shelves, ids, staff, chance);
        costs = settings.Costs ? new CostGenerator(settings, blueprint, chance) : null;
    }

    public SiteBlueprint Blueprint => blueprint;

    /// <summary>Who answers its calls.</summary>
    public IReadOnlyList<StaffMember> Staff { get; }

    /// <summary>All visits and calls, the oldest first, in batches.</summary>
    public IEnumerable<GeneratedBatch> Batches()
    {
        var batch = new GeneratedBatch();
        for (var made = 0; made < settings.Sessions; made++)
        {
            var at = clock.At((made + chance.NextDouble()) / settings.Sessions);
            calls.RingUntil(at, batch);
            // So that there are exactly as many as are wanted, spread over all visits.
            var causesCall = chance.Next(settings.Sessions - made) < settings.Calls - calls.Planned;
            Visit(at, causesCall, spare: settings.Sessions - made > settings.Calls - calls.Planned, batch);
            if (++batch.Visits < BatchVisits)
                continue;
            TakeCosts(batch, isAll: false);
            yield return batch;
            batch = new GeneratedBatch();
        }

        calls.RingUntil(settings.Until, batch);
        TakeCosts(batch, isAll: true);
        yield return batch;
    }

    private void TakeCosts(GeneratedBatch batch, bool isAll) => batch.Costs.AddRange(costs?.Take(isAll) ?? []);

    /// <param name="spare">Whether the call may be left to a later visit.</param>
    private void Visit(long at, bool causesCall, bool spare, GeneratedBatch batch)
    {
        var visit = visits.Make(at, causesCall);
        costs?.Count(at, visit);
        var length = Math.Clamp((long)(110_000 * Math.Exp(1.05 * chance.Gauss())), 2_000, 4 * 3600_000);
        var end = Math.Min(at + length, settings.Until - 1);
        var lease = Lease(at, end, visit);
        var analytics = chance.Next(3) == 0 ? new Dictionary<string, string>(StringComparer.Ordinal) { ["ym"] = ids.Some(18), ["ga"] = ids.Some(16) } : null;
        var start = new LeaseStart(lease.Id, lease.Pool.Id, lease.Number, lease.Pool.Target, lease.Kind, lease.HoldMs);
        batch.Entries.Add(new VisitEntry(blueprint.Site.Id, at, lease.Session, lease.Visitor, at, lease.Visit, analytics, [start]));
        if (end > at)
            batch.Entries.Add(new SeenEntry(blueprint.Site.Id, end, lease.Session, null, [lease.Id]));
        if (settings.LeadsOfCall > 0 && leads.Make(lease, () => calls.PhoneOf(lease.Visitor)) is { } lead)
            calls.Take(lead, lease, batch);
        if (causesCall)
            PlanCall(lease, spare, batch);
        else if (chance.Next(25) == 0)
            batch.Entries.Add(new NoteEntry(blueprint.Site.Id, end, lease.Session, NoteKind.Leave, lease.Number));
    }

    /// <summary>A call that would ring after the end is left to another visit, as long as there are enough of them.</summary>
    private void PlanCall(GeneratedLease lease, bool spare, GeneratedBatch batch)
    {
        var at = timing.Draw(new SimulatedVisit(lease.StartedAt, lease.EndedAt, 0), chance);
        if (at < settings.Until)
            calls.Plan(lease, at, batch);
        else if (!spare)
            calls.Plan(lease, chance.NextInt64(lease.StartedAt, settings.Until), batch);
    }

    private GeneratedLease Lease(long at, long end, GeneratedVisit visit)
    {
        var pool = blueprint.PoolOf(visit.Campaign);
        var shelf = shelves[pool.Id];
        var (number, kind) = shelf.Take(at, end + (pool.HoldSeconds * 1000L), pool.CooldownSeconds * 1000L);
        var id = ids.At(at);
        var lease = new GeneratedLease
        {
            Id = ids.At(at),
            Session = visit.Campaign is null ? id : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}.{visit.Campaign.Code}"),
            Visitor = visit.Visitor,
            Number = number,
            Pool = pool,
            Visit = visit.Visit,
            Ad = visit.Ad,
            Kind = kind,
            StartedAt = at,
            EndedAt = end,
            Left = chance.Next(10) < 7,
        };
        shelf.Remember(lease);
        return lease;
    }
}
