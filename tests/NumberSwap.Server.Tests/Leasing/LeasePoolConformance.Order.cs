using NumberSwap.Core.Leasing;
using Xunit;

namespace NumberSwap.Server.Tests.Leasing;

/// <summary>Which number a visitor gets.</summary>
public abstract partial class LeasePoolConformance
{
    [Fact]
    public async Task Numbers_never_leased_come_first_in_the_order_of_their_digits()
    {
        await FillAsync("+3", "+1", "+2");
        Assert.Equal(["+1", "+2", "+3"], [(await AcquireAsync("a")).Number!, (await AcquireAsync("b")).Number!, (await AcquireAsync("c")).Number!]);
    }

    [Fact]
    public async Task The_number_that_has_rested_longest_comes_next()
    {
        await FillAsync("+1", "+2", "+3");
        foreach (var visitor in (string[])["a", "b", "c"])
        {
            await AcquireAsync(visitor);
            Clock.Advance(1000);
        }
        Clock.Advance(Minute);
        await AcquireAsync("a");
        Clock.Advance(Hold + Cooldown);
        Assert.Equal(["+2", "+3", "+1"], [(await AcquireAsync("d")).Number!, (await AcquireAsync("e")).Number!, (await AcquireAsync("f")).Number!]);
    }

    [Fact]
    public async Task A_lease_says_what_it_is()
    {
        await FillAsync("+1");
        var view = View("a") with { Ids = PageViews.Ids(("ga", "1"), ("ym", "2")) };
        var page = await Pool.AcquireAsync(view);
        var given = Assert.Single(page.Numbers);
        Assert.Equal((PageViews.Target, PoolId, "+1", LeaseKind.Leased, Clock.Now + Hold, false),
            (given.Target, given.Pool, given.Number, given.Kind, given.Until, given.PoolUnknown));
        Assert.Equal((view.NewSession, Clock.Now, true), (page.Session, page.StartedAt, page.Started));
        Assert.Equal(VisitOrigin.Of(view.Visit), page.Origin);

        var lease = Assert.Single(await Pool.LeasesOfAsync(Site, PoolId, "+1"));
        Assert.Equivalent(
            new Lease
            {
                Id = given.Lease!,
                Site = Site,
                Pool = PoolId,
                Number = "+1",
                Target = PageViews.Target,
                Session = view.NewSession,
                Visitor = "a",
                Kind = LeaseKind.Leased,
                SessionStartedAt = Clock.Now,
                StartedAt = Clock.Now,
                SeenAt = Clock.Now,
                Until = Clock.Now + Hold,
                Visit = view.Visit,
                Ids = view.Ids,
            },
            lease,
            strict: true);
    }

    [Fact]
    public async Task A_number_rests_for_the_cooldown_and_is_free_from_then_on()
    {
        await FillAsync("+1");
        await AcquireAsync("a");
        Clock.Advance(Hold - 1);
        Assert.Equal(LeaseKind.Fallback, (await AcquireAsync("b", Strict)).Kind);
        Clock.Advance(1);
        Assert.Equal(LeaseKind.Cooling, (await AcquireAsync("c", Strict)).Kind);
        Clock.Advance(Hold + Cooldown - 1);
        Assert.Equal(LeaseKind.Cooling, (await AcquireAsync("d", Strict)).Kind);
        Clock.Advance(Hold + Cooldown);
        Assert.Equal(LeaseKind.Leased, (await AcquireAsync("e", Strict)).Kind);
    }

    [Fact]
    public async Task A_changed_cooldown_is_effective_at_once()
    {
        await FillAsync("+1");
        await AcquireAsync("a");
        Clock.Advance(Hold);
        Assert.Equal(new PoolCount(1, 0, 1, 0), await Pool.CountAsync(Site, Policy));
        Assert.Equal(LeaseKind.Leased, (await AcquireAsync("b", Policy with { CooldownMs = 0 })).Kind);
    }

    [Fact]
    public async Task A_returning_visitor_gets_the_number_it_had()
    {
        await FillAsync("+1", "+2", "+3");
        await AcquireAsync("a");
        var had = await AcquireAsync("b");
        Clock.Advance(SessionRules.ReturnMs - 1);
        var again = await AcquireAsync("b");
        Assert.Equal((had.Number, LeaseKind.Leased), (again.Number, again.Kind));
        Assert.NotEqual(had.Lease, again.Lease);
    }

    [Fact]
    public async Task A_visitor_is_not_expected_back_for_ever()
    {
        await FillAsync("+1", "+2", "+3");
        await AcquireAsync("a");
        await AcquireAsync("b");
        Clock.Advance(SessionRules.ReturnMs);
        Assert.Equal("+3", (await AcquireAsync("b")).Number);
    }

    [Fact]
    public async Task A_returning_visitor_does_not_get_a_number_that_somebody_else_had_since()
    {
        await FillAsync("+1", "+2");
        await AcquireAsync("a");
        await AcquireAsync("b");
        Clock.Advance(Hold + Cooldown);
        Assert.Equal("+1", (await AcquireAsync("c")).Number);
        Assert.Equal("+2", (await AcquireAsync("a")).Number);
    }

    [Fact]
    public async Task A_returning_visitor_does_not_get_a_number_that_left_the_pool()
    {
        await FillAsync("+1", "+2");
        await AcquireAsync("a");
        Clock.Advance(Hold + Cooldown);
        await FillAsync("+2");
        Assert.Equal("+2", (await AcquireAsync("a")).Number);
    }

    [Fact]
    public async Task All_targets_of_a_page_are_leased_at_once_in_the_order_of_the_wishes()
    {
        await FillAsync("+1");
        await FillAsync(Other, "+8", "+9");
        var view = View("a", Other, Policy) with { Wishes = [new("+70", Other, Other), new("+71", null, null), new("+72", Policy, Policy)] };
        var page = await Pool.AcquireAsync(view);
        Assert.Equal(["+70:+8", "+71:", "+72:+1"], page.Numbers.Select(n => n.Target + ":" + n.Number));
        Assert.Equal([LeaseKind.Leased, LeaseKind.Fallback, LeaseKind.Leased], page.Numbers.Select(n => n.Kind));
        Assert.Null(page.Numbers[1].Pool);
        Assert.Equal(2, page.Numbers.Select(n => n.Lease).OfType<string>().Distinct().Count());
        Assert.Equal(page.Numbers, (await Pool.AcquireAsync(view)).Numbers);
    }

    [Fact]
    public async Task Two_targets_that_one_pool_serves_get_one_number()
    {
        await FillAsync("+1", "+2");
        var page = await Pool.AcquireAsync(View("a", Policy, Policy));
        Assert.Equal(("+1", "+1"), (page.Numbers[0].Number, page.Numbers[1].Number));
        Assert.Equal(page.Numbers[0].Lease, page.Numbers[1].Lease);
    }

    [Fact]
    public async Task Numbers_are_counted_by_state()
    {
        Assert.Equal(new PoolCount(0, 0, 0, 0), await Pool.CountAsync(Site, Policy));
        await FillAsync("+1", "+2", "+3");
        await AcquireAsync("a");
        await ReleaseAsync(await AcquireAsync("b"));
        Assert.Equal(new PoolCount(3, 1, 1, 1), await Pool.CountAsync(Site, Policy));
        Clock.Advance(Cooldown);
        Assert.Equal(new PoolCount(3, 1, 0, 2), await Pool.CountAsync(Site, Policy));
    }
}
