using System.Globalization;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Leasing;

namespace NumberSwap.Core.Planning.Simulation;

/// <summary>NumberSwap itself: the embedded pool on a simulated clock, the attributor at the ring, and the estimator once a simulated day.</summary>
public sealed class NumberSwapPolicy : SimulatedPolicy
{
    private const string Site = "site";
    private const string Pool = "pool";
    private const string Target = "+74955804084";
    /// <summary>Calls that are learned from, the newest ones: all of a month's, and no more than a day's lesson can deal with.</summary>
    private const int MostCalls = 20_000;

    private const long DayMs = 24 * 3_600_000;

    private readonly SimulatedClock _clock = new();
    private readonly EmbeddedLeasePool _pool;
    private readonly IReadOnlyList<SimulatedVisit> _visits;
    private readonly int _numbers;
    private readonly PoolPolicy _policy;
    private readonly NumberWish[] _wishes;
    private readonly List<CallAttribution> _calls = [];
    private DelayModel _model = DelayModel.Prior;
    private long _estimateAt = DayMs;
    private double _visitMs;
    private readonly DayHours _hours = new();
    private int _begun;
    private int _ended;

    private NumberSwapPolicy(SimulationSettings settings, IReadOnlyList<SimulatedVisit> visits)
        : base("numberswap", "least recently used; shares the least likely; says how sure")
    {
        _visits = visits;
        _numbers = settings.Numbers;
        _policy = new PoolPolicy(Pool, (long)(settings.HoldMinutes * 60_000), (long)(settings.CooldownMinutes * 60_000), OverflowPolicy.Share);
        _wishes = [new NumberWish(Target, _policy, _policy)];
        _pool = new EmbeddedLeasePool(_clock, new NoJournal());
    }

    /// <summary>The model that the site's calls have taught so far.</summary>
    public DelayModel Model => _model;

    public static async Task<NumberSwapPolicy> OpenAsync(SimulationSettings settings, IReadOnlyList<SimulatedVisit> visits)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var policy = new NumberSwapPolicy(settings, visits);
        var numbers = Enumerable.Range(0, settings.Numbers).Select(number => new PoolNumber(SimulatedNumber.Of(number), null)).ToList();
        await policy._pool.ReconcileAsync(Site, policy._policy, numbers);
        return policy;
    }

    /// <inheritdoc/>
    public override int Begin(int visit, long now)
    {
        _begun++;
        _hours.Add(now);
        var given = View(visit, now);
        if (given.Kind == LeaseKind.Overflow)
            Overflows++;
        return given.Number is null ? NoNumber : SimulatedNumber.PlaceOf(given.Number);
    }

    /// <inheritdoc/>
    public override void Beat(int visit, int number, long now) => View(visit, now);

    /// <inheritdoc/>
    public override void End(int visit, int number, long now)
    {
        _clock.Move(now);
        Done(_pool.NoteAsync(new SessionNote(Site, SessionOf(visit), NoteKind.Leave, Pool, SimulatedNumber.Of(number))));
        _visitMs += now - _visits[visit].Start;
        _ended++;
    }

    /// <inheritdoc/>
    public override Verdict Ring(int number, long now)
    {
        _clock.Move(now);
        Learn(now);
        var leases = Done(_pool.LeasesOfAsync(Site, Pool, SimulatedNumber.Of(number)));
        var at = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        var call = CallAttributor.Attribute(CallFacts.AtRing(at, leases, now < DayMs ? null : _begun / (double)now / _numbers, _hours.Weight(at)), _model);
        if (call.Candidates.Count == 0)
            return Verdict.None;
        _calls.Add(call with { Lease = null });

        var live = leases.Count(lease => lease.IsLiveAt(at));
        return new Verdict(VisitOf(call.Candidates[0].Session), LikeliestCampaign(call), call.Candidates[0].Probability, live == 1);
    }

    /// <summary>The campaign of most probability, also when that is too little to state it.</summary>
    private int LikeliestCampaign(CallAttribution call)
    {
        Span<double> sums = stackalloc double[SimulatedCampaigns.Count];
        var likeliest = 0;
        foreach (var candidate in call.Candidates)
        {
            var campaign = _visits[VisitOf(candidate.Session)].Campaign;
            sums[campaign] += candidate.Probability;
            if (sums[campaign] > sums[likeliest])
                likeliest = campaign;
        }

        return likeliest;
    }

    private GivenNumber View(int visit, long now)
    {
        _clock.Move(now);
        var session = SessionOf(visit);
        var view = new PageView
        {
            Site = Site,
            Visitor = session,
            NewSession = session,
            Visit = SimulatedCampaigns.Visits[_visits[visit].Campaign],
            Wishes = _wishes,
        };
        return Done(_pool.AcquireAsync(view)).Numbers[0];
    }

    private void Learn(long now)
    {
        if (now < _estimateAt)
            return;
        _estimateAt = now + DayMs;
        if (_calls.Count > MostCalls)
            _calls.RemoveRange(0, _calls.Count - MostCalls);
        _model = DelayEstimator.Estimate(DelayModel.Prior, _model, _calls, _ended > 0 ? _visitMs / _ended : null);
    }

    private static string SessionOf(int visit) => visit.ToString(CultureInfo.InvariantCulture);

    private static int VisitOf(string session) => int.Parse(session, CultureInfo.InvariantCulture);

    // With a journal that is always written at once, the pool answers at once.
    private static T Done<T>(Task<T> task) => task.IsCompletedSuccessfully ? task.GetAwaiter().GetResult() : throw new InvalidOperationException("The pool did not answer at once.");

    private static void Done(Task task)
    {
        if (!task.IsCompletedSuccessfully)
            throw new InvalidOperationException("The pool did not answer at once.");
    }
}
