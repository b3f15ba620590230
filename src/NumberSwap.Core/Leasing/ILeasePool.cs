using NumberSwap.Core.Calls;

namespace NumberSwap.Core.Leasing;

/// <summary>
/// The hot state: which number is whose, now. Redis and the embedded pool implement it with one behaviour.
/// </summary>
/// <remarks>
/// A number is given in the order of the time from which it may be given (lease end + cooldown), the earliest first:
/// rested numbers are <see cref="LeaseKind.Leased"/>, then numbers whose lease is over but whose cooldown is not
/// (<see cref="LeaseKind.Cooling"/>), then as <see cref="PoolPolicy.Overflow"/> says. To be
/// shared, of the <see cref="SessionRules.NumbersToShare"/> first in this order the one is taken whose newest lease has the smallest
/// <see cref="CallLikelihood"/>, the first of several such. Numbers never leased come first, in the order of
/// their digits (ordinal). A visitor with a new session gets the number it last had, if nobody had it since and it is still in the pool.
/// Every operation that answers has its journal entry: there is no lease and no reported call without one.
/// </remarks>
public interface ILeasePool
{
    /// <summary>Leases numbers for a page view, or renews those that its session has. Idempotent: repeating it after a time-out changes nothing but the last sight.</summary>
    Task<PageNumbers> AcquireAsync(PageView view, CancellationToken cancellation = default);

    /// <summary>Ends a lease now. False when <paramref name="lease"/> is no live lease of the number: it then changes nothing.</summary>
    Task<bool> ReleaseAsync(string site, PoolPolicy policy, string number, string lease, CancellationToken cancellation = default);

    /// <summary>Keeps what a visitor did; touches a lease only if the note's session holds it.</summary>
    Task NoteAsync(SessionNote note, CancellationToken cancellation = default);

    /// <summary>The newest leases of a number, newest first, ended ones included; at most <see cref="SessionRules.LeasesPerNumber"/>.</summary>
    Task<IReadOnlyList<Lease>> LeasesOfAsync(string site, string pool, string number, CancellationToken cancellation = default);

    /// <summary>
    /// Journals a call report together with the leases of the dialled number, and answers with those that the call's first report saw.
    /// </summary>
    /// <param name="report">The report. Its <see cref="CallReport.StartedAt"/> null means now, or what an earlier report of the call said.</param>
    /// <param name="pool">Pool of the dialled number, or null when it is in none.</param>
    /// <param name="cancellation">Ends the wait for the answer.</param>
    Task<CallSnapshot> ReportCallAsync(CallReport report, string? pool, CancellationToken cancellation = default);

    /// <summary>Counts a pool's numbers by state.</summary>
    Task<PoolCount> CountAsync(string site, PoolPolicy policy, CancellationToken cancellation = default);

    /// <summary>What some numbers do now, in the order in which they are asked for. Changes nothing; O(numbers), in bounded steps between which leases go on.</summary>
    Task<IReadOnlyList<NumberNow>> LookAsync(string site, PoolPolicy policy, IReadOnlyList<string> numbers, CancellationToken cancellation = default);

    /// <summary>
    /// Makes the hot state's pool hold exactly these numbers, and takes over leases that are newer than what it has.
    /// Idempotent. A number that is gone from the list is never leased or renewed again; its leases stay known to <see cref="LeasesOfAsync"/>.
    /// A live lease brings its session back, if the hot state has none: also one that was over, where a note has prolonged the lease.
    /// </summary>
    Task ReconcileAsync(string site, PoolPolicy policy, IReadOnlyList<PoolNumber> numbers, CancellationToken cancellation = default);
}
