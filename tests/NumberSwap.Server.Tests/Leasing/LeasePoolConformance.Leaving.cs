using NumberSwap.Core.Calls;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using Xunit;

namespace NumberSwap.Server.Tests.Leasing;

/// <summary>Visitors that leave the page, and those that come back.</summary>
public abstract partial class LeasePoolConformance
{
    [Fact]
    public async Task Leaving_dates_the_last_sight_and_ends_nothing()
    {
        await FillAsync("+1");
        var page = await Pool.AcquireAsync(View("a"));
        Clock.Advance(Minute);
        await LeaveAsync(page);
        var lease = await NewestAsync("+1");
        Assert.Equal((Clock.Now, Clock.Now + Hold, 0L, 0L), (lease.SeenAt, lease.Until, lease.TappedAt, lease.CopiedAt));
        Assert.Equal(Clock.Now, lease.LeftAt);
        Assert.False(lease.IsOpenAt(Clock.Now));
    }

    [Fact]
    public async Task Who_leaves_after_renewals_was_seen_last_when_leaving()
    {
        await FillAsync("+71");
        var page = await Pool.AcquireAsync(View("a"));
        await RenewAsync("a", 3);
        Clock.Advance(10_000);
        await LeaveAsync(page);
        await AssertSightAsync(seenAt: Clock.Now, leftAt: Clock.Now);
    }

    [Fact]
    public async Task A_page_that_comes_back_is_seen_later_than_it_was_left()
    {
        await FillAsync("+71");
        var page = await Pool.AcquireAsync(View("a"));
        Clock.Advance(1000);
        await LeaveAsync(page);
        var left = Clock.Now;
        for (var i = 0; i < 3; i++)
        {
            Clock.Advance(i == 0 ? 1 : Minute);
            await Pool.AcquireAsync(View("a") with { Continues = true });
            await AssertSightAsync(seenAt: Clock.Now, left);
        }
        Clock.Advance(1000);
        await LeaveAsync(page);
        await AssertSightAsync(seenAt: Clock.Now, leftAt: Clock.Now);
    }

    [Fact]
    public async Task Who_left_stays_away_whatever_happens_to_the_number()
    {
        await FillAsync("+71");
        var page = await Pool.AcquireAsync(View("a"));
        await RenewAsync("a", 2);
        await LeaveAsync(page);
        var left = Clock.Now;
        Clock.Advance(Minute);
        await AcquireAsync("b");
        await RenewAsync("b", 2);
        await FillAsync();
        await FillAsync("+71");
        var lease = (await Pool.LeasesOfAsync(Site, PoolId, "+71"))[1];
        Assert.Equal(("a", left, left), (lease.Visitor, lease.SeenAt, lease.LeftAt));
        await RenewAsync("a", 1);
        lease = (await Pool.LeasesOfAsync(Site, PoolId, "+71"))[1];
        Assert.Equal(("a", Clock.Now, left), (lease.Visitor, lease.SeenAt, lease.LeftAt));
    }

    [Fact]
    public async Task Leaving_dates_a_lease_that_is_over_and_does_not_bring_it_back()
    {
        await FillAsync("+71");
        var page = await Pool.AcquireAsync(View("a"));
        var until = Clock.Now + Hold;
        Clock.Advance(Hold + 1);
        await LeaveAsync(page);
        Assert.Equal(until, (await NewestAsync("+71")).Until);
        await AssertSightAsync(seenAt: Clock.Now, leftAt: Clock.Now);
    }

    [Fact]
    public async Task A_lost_pool_knows_again_who_had_left()
    {
        await FillAsync("+71");
        var page = await Pool.AcquireAsync(View("a"));
        await RenewAsync("a", 1);
        await LeaveAsync(page);
        var left = Clock.Now;
        var record = await RecordAsync("+71");
        await _under.LoseAsync(Site);
        await Pool.ReconcileAsync(Site, Policy, record);
        await AssertSightAsync(seenAt: left, left);
        await RenewAsync("a", 1);
        await AssertSightAsync(seenAt: Clock.Now, left);
    }

    [Fact]
    public async Task A_newer_record_of_a_lease_also_tells_what_the_visitor_did()
    {
        await FillAsync("+71");
        await AcquireAsync("a");
        var at = Clock.Now + Minute;
        var later = (await NewestAsync("+71")) with { SeenAt = at, Until = at + Hold, TappedAt = at - 2, CopiedAt = at - 1, LeftAt = at };
        await Pool.ReconcileAsync(Site, Policy, [new("+71", later)]);
        Assert.Equivalent(later, await NewestAsync("+71"), strict: true);
        await Pool.ReconcileAsync(Site, Policy, [new("+71", later with { SeenAt = at - 1, LeftAt = 0 })]);
        Assert.Equivalent(later, await NewestAsync("+71"), strict: true);
    }

    [Fact]
    public async Task A_call_knows_who_had_left_when_it_came()
    {
        await FillAsync("+1");
        var page = await Pool.AcquireAsync(View("a"));
        Clock.Advance(Minute);
        await LeaveAsync(page);
        var left = Clock.Now;
        Assert.Equal(left, Assert.Single((await Pool.ReportCallAsync(Report(CallStatus.Ringing), PoolId)).Leases).LeftAt);
        await RenewAsync("a", 1);
        await LeaveAsync(page);
        Assert.Equal(left, Assert.Single((await Pool.ReportCallAsync(Report(CallStatus.Answered), PoolId)).Leases).LeftAt);
        Assert.All((await JournalAsync()).OfType<CallEntry>(), call => Assert.Equal(left, Assert.Single(call.Leases).LeftAt));
    }

    private Task LeaveAsync(PageNumbers page) =>
        Pool.NoteAsync(new(Site, page.Session, NoteKind.Leave, PoolId, page.Numbers[0].Number));

    private async Task AssertSightAsync(long seenAt, long leftAt)
    {
        var lease = await NewestAsync("+71");
        Assert.Equal((seenAt, leftAt), (lease.SeenAt, lease.LeftAt));
    }
}
