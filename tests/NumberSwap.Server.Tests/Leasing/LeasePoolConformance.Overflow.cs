using NumberSwap.Core.Leasing;
using Xunit;

namespace NumberSwap.Server.Tests.Leasing;

/// <summary>What happens when all numbers are live.</summary>
public abstract partial class LeasePoolConformance
{
    [Fact]
    public async Task Both_holders_of_a_shared_number_renew_their_own_lease()
    {
        await FillAsync("+1");
        var first = await AcquireAsync("a");
        Clock.Advance(Minute);
        var second = await AcquireAsync("b");
        Clock.Advance(Minute);
        Assert.Equal(first with { Until = Clock.Now + Hold }, await AcquireAsync("a"));
        Clock.Advance(Minute);
        Assert.Equal(second with { Until = Clock.Now + Hold }, await AcquireAsync("b"));
        var leases = await Pool.LeasesOfAsync(Site, PoolId, "+1");
        Assert.Equal([(second.Lease, Clock.Now), (first.Lease, Clock.Now - Minute)], leases.Select(l => ((string?)l.Id, l.SeenAt)));
    }

    [Fact]
    public async Task A_shared_number_is_live_until_its_last_holder_is_gone()
    {
        await FillAsync("+1");
        await AcquireAsync("a");
        var second = await AcquireAsync("b");
        Clock.Advance(Minute);
        await AcquireAsync("a");
        Assert.True(await ReleaseAsync(second));
        Assert.Equal(1, (await Pool.CountAsync(Site, Policy)).Live);
        Clock.Advance(Hold);
        Assert.Equal(0, (await Pool.CountAsync(Site, Policy)).Live);
    }

    [Fact]
    public async Task A_visitor_does_not_come_back_to_a_number_that_somebody_else_still_has()
    {
        await FillAsync("+1", "+2");
        await AcquireAsync("a");
        var other = await AcquireAsync("b");
        Clock.Advance(1);
        await AcquireAsync("c");
        await ReleaseAsync(other);
        Assert.Equal("+2", (await AcquireAsync("c", marks: "new")).Number);
    }

    [Fact]
    public async Task More_holders_than_are_remembered_still_keep_their_number()
    {
        await FillAsync("+1");
        var given = new List<GivenNumber>();
        for (var i = 0; i < SessionRules.LeasesPerNumber + 3; i++)
        {
            given.Add(await AcquireAsync("visitor-" + i));
            Clock.Advance(1);
        }
        Assert.Equal(
            given.Select(g => g.Lease).Reverse().Take(SessionRules.LeasesPerNumber),
            (await Pool.LeasesOfAsync(Site, PoolId, "+1")).Select(l => l.Id));
        Clock.Advance(Minute);
        for (var i = 0; i < given.Count; i++)
        {
            Assert.Equal(given[i] with { Until = Clock.Now + Hold }, await AcquireAsync("visitor-" + i));
        }
    }

    [Fact]
    public async Task Overflow_as_fallback_gives_nothing_and_leases_nothing()
    {
        await FillAsync("+1");
        await AcquireAsync("a");
        var given = await AcquireAsync("b", Strict);
        Assert.Equal(new GivenNumber(PageViews.Target, PoolId, null, LeaseKind.Fallback, null, 0), given);
        Assert.Equal("a", Assert.Single(await Pool.LeasesOfAsync(Site, PoolId, "+1")).Visitor);
    }

    [Fact]
    public async Task A_visitor_that_got_nothing_gets_a_number_as_soon_as_there_is_one()
    {
        await FillAsync("+1");
        var held = await AcquireAsync("a", Strict);
        await AcquireAsync("b", Strict);
        await ReleaseAsync(held);
        Assert.Equal(LeaseKind.Cooling, (await AcquireAsync("b", Strict)).Kind);
    }

    [Fact]
    public async Task Who_is_no_longer_remembered_leaves_the_lease_in_its_place_alone()
    {
        await FillAsync("+1");
        await AcquireAsync("first");
        for (var i = 0; i < SessionRules.LeasesPerNumber; i++) await AcquireAsync("other-" + i);
        var before = await Pool.LeasesOfAsync(Site, PoolId, "+1");
        Assert.DoesNotContain(before, lease => lease.Visitor == "first");
        await Pool.AcquireAsync(View("first") with { Ids = PageViews.Ids(("ga", "new")) });
        Assert.Equivalent(before, await Pool.LeasesOfAsync(Site, PoolId, "+1"), strict: true);
    }

    [Fact]
    public async Task A_pool_without_numbers_is_not_an_unknown_pool()
    {
        Assert.True((await AcquireAsync("a")).PoolUnknown);
        await FillAsync();
        var given = await AcquireAsync("a");
        Assert.Equal((null, LeaseKind.Fallback, false), (given.Number, given.Kind, given.PoolUnknown));
    }
}
