using System.Collections.Concurrent;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing.Embedded;

namespace NumberSwap.Core.Leasing;

/// <summary>
/// The pool in process, for a single server without Redis. A site's lock is held for a decision only; the answer waits, outside of it,
/// until the journal has committed what it rests on. Empty after a start: the pools are reconciled from the durable record.
/// </summary>
public sealed class EmbeddedLeasePool(TimeProvider clock, IJournalWriter journal) : ILeasePool
{
    /// <summary>Visitors of the site wait while its lock is held: so many numbers are looked at in about 50 µs.</summary>
    private const int NumbersPerLook = 500;

    private readonly ConcurrentDictionary<string, EmbeddedSite> _sites = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<PageNumbers> AcquireAsync(PageView view, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        var site = Site(view.Site);
        PageNumbers numbers;
        Task committed;
        lock (site.Gate) numbers = site.Acquire(view, Now(), out committed);
        return committed.IsCompletedSuccessfully ? Task.FromResult(numbers) : After(committed, numbers, cancellation);
    }

    /// <inheritdoc/>
    public async Task<bool> ReleaseAsync(string site, PoolPolicy policy, string number, string lease, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var state = Site(site);
        bool released;
        ValueTask committed;
        lock (state.Gate) released = state.Release(policy, number, lease, Now(), out committed);
        await committed;
        return released;
    }

    /// <inheritdoc/>
    public async Task NoteAsync(SessionNote note, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(note);
        var state = Site(note.Site);
        ValueTask committed;
        lock (state.Gate) committed = state.Note(note, Now());
        await committed;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Lease>> LeasesOfAsync(string site, string pool, string number, CancellationToken cancellation = default)
    {
        var state = Site(site);
        lock (state.Gate) return Task.FromResult(state.LeasesOf(pool, number));
    }

    /// <inheritdoc/>
    public async Task<CallSnapshot> ReportCallAsync(CallReport report, string? pool, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        var state = Site(report.Site);
        var now = Now();
        CallSnapshot snapshot;
        lock (state.Gate) snapshot = state.Report(report, pool, now);
        // Spelling the entry out takes longer than all that was decided, and its place in the journal tells nothing: no other caller waits for it.
        await journal.AppendAsync(new CallEntry(report.Site, now, report, snapshot.StartedAt, snapshot.Leases));
        return snapshot;
    }

    /// <inheritdoc/>
    public Task<PoolCount> CountAsync(string site, PoolPolicy policy, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var state = Site(site);
        lock (state.Gate) return Task.FromResult(state.Count(policy, Now()));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<NumberNow>> LookAsync(string site, PoolPolicy policy, IReadOnlyList<string> numbers, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(numbers);
        var state = Site(site);
        var seen = new List<NumberNow>(numbers.Count);
        foreach (var part in numbers.Chunk(NumbersPerLook))
        {
            lock (state.Gate) state.Look(policy, part, Now(), seen);
        }
        return Task.FromResult<IReadOnlyList<NumberNow>>(seen);
    }

    /// <inheritdoc/>
    public Task ReconcileAsync(string site, PoolPolicy policy, IReadOnlyList<PoolNumber> numbers, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(numbers);
        var state = Site(site);
        lock (state.Gate) state.Reconcile(policy, numbers, Now());
        return Task.CompletedTask;
    }

    private static async Task<PageNumbers> After(Task committed, PageNumbers numbers, CancellationToken cancellation)
    {
        await committed.WaitAsync(cancellation);
        return numbers;
    }

    private EmbeddedSite Site(string site) => _sites.GetOrAdd(site, static (id, log) => new(id, log), journal);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
