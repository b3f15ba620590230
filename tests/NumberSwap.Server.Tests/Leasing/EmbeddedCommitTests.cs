using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Leasing;

/// <summary>The embedded pool answers nothing that is not committed.</summary>
public sealed class EmbeddedCommitTests
{
    private const string Site = "site";
    private static readonly PoolPolicy s_policy = new("pool", 60_000, 0, OverflowPolicy.Share);

    private readonly RecordingJournal _journal = new();

    [Fact]
    public async Task A_repeated_page_view_waits_for_the_first_ones_commit()
    {
        var pool = await FilledAsync();
        var commit = _journal.Hold = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var view = PageViews.Of(Site, "a", s_policy);
        var first = pool.AcquireAsync(view);
        var second = pool.AcquireAsync(view);
        Assert.False(first.IsCompleted);
        Assert.False(second.IsCompleted);
        commit.SetResult();
        Assert.Equal((await first).Numbers, (await second).Numbers);
        Assert.Single(_journal.Entries);
    }

    [Fact]
    public async Task A_lease_whose_commit_failed_is_journaled_before_it_is_answered()
    {
        var pool = await FilledAsync();
        _journal.Hold = new();
        _journal.Hold.SetException(new IOException("disk full"));
        var view = PageViews.Of(Site, "a", s_policy);
        await Assert.ThrowsAsync<IOException>(() => pool.AcquireAsync(view));
        await Assert.ThrowsAsync<IOException>(() => pool.AcquireAsync(view));
        _journal.Hold = null;
        var page = await pool.AcquireAsync(view);
        Assert.Contains(_journal.Entries.OfType<VisitEntry>(), v => v.Leases.Any(l => l.Id == page.Numbers[0].Lease));
    }

    private async Task<EmbeddedLeasePool> FilledAsync()
    {
        var pool = new EmbeddedLeasePool(new ManualClock(), _journal);
        await pool.ReconcileAsync(Site, s_policy, [new("+1", null)]);
        return pool;
    }
}
