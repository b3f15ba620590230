using NumberSwap.Core.Leasing;
using Xunit;

namespace NumberSwap.Server.Tests.Leasing;

/// <summary>When a session goes on, and what it keeps.</summary>
public abstract partial class LeasePoolConformance
{
    [Fact]
    public async Task A_renewal_keeps_session_number_lease_and_kind()
    {
        await FillAsync("+1");
        var first = View("a");
        var given = Assert.Single((await Pool.AcquireAsync(first)).Numbers);
        Clock.Advance(Minute);
        var page = await Pool.AcquireAsync(View("a") with { Visit = PageViews.VisitOf("other page") });
        Assert.Equal((first.NewSession, Clock.Now - Minute, false), (page.Session, page.StartedAt, page.Started));
        Assert.Equal(VisitOrigin.Of(first.Visit), page.Origin);
        Assert.Equal(given with { Until = Clock.Now + Hold }, Assert.Single(page.Numbers));
        var lease = Assert.Single(await Pool.LeasesOfAsync(Site, PoolId, "+1"));
        Assert.Equal((Clock.Now - Minute, Clock.Now, Clock.Now + Hold), (lease.StartedAt, lease.SeenAt, lease.Until));
    }

    [Fact]
    public async Task A_cooling_lease_stays_one_when_it_is_renewed()
    {
        await FillAsync("+1");
        await ReleaseAsync(await AcquireAsync("a"));
        Assert.Equal(LeaseKind.Cooling, (await AcquireAsync("b")).Kind);
        Clock.Advance(Cooldown);
        Assert.Equal(LeaseKind.Cooling, (await AcquireAsync("b")).Kind);
    }

    [Fact]
    public async Task Repeating_a_page_view_changes_nothing()
    {
        await FillAsync("+1", "+2");
        var view = View("a") with { Marks = "m" };
        var first = await Pool.AcquireAsync(view);
        var again = await Pool.AcquireAsync(view);
        Assert.Equal((first.Session, first.Started, first.StartedAt), (again.Session, again.Started, again.StartedAt));
        Assert.Equal(first.Numbers, again.Numbers);
        Assert.Equal(1, (await Pool.CountAsync(Site, Policy)).Live);
    }

    [Fact]
    public async Task Repeating_the_page_view_that_started_a_session_asks_the_same_pools_again()
    {
        await FillAsync("+1");
        await FillAsync(Other, "+2");
        await AcquireAsync("a", marks: "old");
        var view = View("a") with { Marks = "new", Wishes = [new(PageViews.Target, Policy, Other)] };
        var first = await Pool.AcquireAsync(view);
        Assert.Equal(("+2", OtherPoolId), (first.Numbers[0].Number, first.Numbers[0].Pool));
        Assert.Equal(first.Numbers, (await Pool.AcquireAsync(view)).Numbers);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("m", null, true)]
    [InlineData("m", "m", true)]
    [InlineData("m", "n", false)]
    [InlineData(null, "n", false)]
    public async Task A_session_goes_on_with_no_marks_or_the_same(string? before, string? now, bool goesOn)
    {
        await FillAsync("+1");
        var first = await Pool.AcquireAsync(View("a") with { Marks = before });
        var second = await Pool.AcquireAsync(View("a") with { Marks = now });
        Assert.Equal(goesOn, first.Session == second.Session);
        Assert.Equal(!goesOn, second.Started);
    }

    [Fact]
    public async Task A_session_ends_when_the_visitor_was_not_seen_for_half_an_hour()
    {
        await FillAsync("+1");
        var first = await Pool.AcquireAsync(View("a"));
        Clock.Advance(SessionRules.IdleMs - 1);
        Assert.Equal(first.Session, (await Pool.AcquireAsync(View("a"))).Session);
        Clock.Advance(SessionRules.IdleMs);
        Assert.NotEqual(first.Session, (await Pool.AcquireAsync(View("a"))).Session);
    }

    [Fact]
    public async Task The_pool_asked_depends_on_whether_the_session_goes_on()
    {
        await FillAsync("+1");
        await FillAsync(Other, "+2");
        var view = View("a") with { Wishes = [new(PageViews.Target, Policy, Other)] };
        Assert.Equal("+2", (await Pool.AcquireAsync(view)).Numbers[0].Number);
        Assert.Equal("+1", (await Pool.AcquireAsync(view with { NewSession = "not needed" })).Numbers[0].Number);
    }

    [Fact]
    public async Task A_session_is_kept_alive_without_a_wish()
    {
        var first = await Pool.AcquireAsync(View("a") with { Wishes = [] });
        Clock.Advance(20 * Minute);
        Assert.Empty((await Pool.AcquireAsync(View("a") with { Wishes = [] })).Numbers);
        Clock.Advance(20 * Minute);
        Assert.Equal(first.Session, (await Pool.AcquireAsync(View("a") with { Wishes = [] })).Session);
    }

    [Fact]
    public async Task A_new_session_takes_over_the_live_lease_of_the_one_before()
    {
        await FillAsync("+1", "+2");
        var before = await AcquireAsync("a", marks: "m");
        Clock.Advance(Minute);
        var after = await AcquireAsync("a", marks: "n");
        Assert.Equal(("+1", LeaseKind.Leased), (after.Number, after.Kind));
        var leases = await Pool.LeasesOfAsync(Site, PoolId, "+1");
        Assert.Equal([after.Lease, before.Lease], leases.Select(l => l.Id));
        Assert.Equal([true, false], leases.Select(l => l.IsLiveAt(Clock.Now)));
    }

    [Fact]
    public async Task A_lease_whose_hold_is_over_goes_on_while_nobody_else_got_the_number()
    {
        var shortly = Policy with { HoldMs = Minute };
        await FillAsync("+1", "+2");
        var given = await AcquireAsync("a", shortly);
        Clock.Advance(10 * Minute);
        Assert.Equal(given.Lease, (await AcquireAsync("a", shortly)).Lease);
    }

    [Fact]
    public async Task A_late_renewal_never_touches_the_next_visitors_lease()
    {
        var shortly = Policy with { HoldMs = Minute };
        await FillAsync("+1");
        var late = await AcquireAsync("a", shortly);
        Clock.Advance(10 * Minute);
        var next = await AcquireAsync("b", Strict);
        var after = await AcquireAsync("a", Strict with { HoldMs = Minute });
        Assert.Equal((null, LeaseKind.Fallback), (after.Number, after.Kind));
        Assert.Equal(next.Until, (await NewestAsync("+1")).Until);
        Assert.Equal("b", (await NewestAsync("+1")).Visitor);
        Assert.False(await ReleaseAsync(late));
        Assert.True((await NewestAsync("+1")).IsLiveAt(Clock.Now));
    }

    [Fact]
    public async Task A_released_number_rests_and_its_lease_is_not_renewed()
    {
        await FillAsync("+1");
        var given = await AcquireAsync("a");
        Clock.Advance(Minute);
        Assert.True(await ReleaseAsync(given));
        Assert.Equal(Clock.Now, (await NewestAsync("+1")).Until);
        Assert.False(await ReleaseAsync(given));
        Assert.Equal(new PoolCount(1, 0, 1, 0), await Pool.CountAsync(Site, Policy));
        var again = await AcquireAsync("a");
        Assert.Equal("+1", again.Number);
        Assert.NotEqual(given.Lease, again.Lease);
    }

    [Fact]
    public async Task Nothing_is_released_by_a_wrong_number_lease_or_pool()
    {
        await FillAsync("+1", "+2");
        var given = await AcquireAsync("a");
        Assert.False(await Pool.ReleaseAsync(Site, Policy, "+2", given.Lease!));
        Assert.False(await Pool.ReleaseAsync(Site, Policy, "+1", "nobody's"));
        Assert.False(await Pool.ReleaseAsync(Site, Other, "+1", given.Lease!));
        Assert.True((await NewestAsync("+1")).IsLiveAt(Clock.Now));
    }

    [Fact]
    public async Task Sites_know_nothing_of_each_other()
    {
        await FillAsync("+1");
        await AcquireAsync("a");
        var elsewhere = await Pool.AcquireAsync(View("a") with { Site = Site + "x" });
        Assert.True(elsewhere.Started);
        Assert.True(elsewhere.Numbers[0].PoolUnknown);
        Assert.Empty(await Pool.LeasesOfAsync(Site + "x", PoolId, "+1"));
    }
}
