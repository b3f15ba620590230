using NumberSwap.Core.Leasing;
using Xunit;

namespace NumberSwap.Server.Tests.Leasing;

/// <summary>
/// What a lease is remembered by when something happens to its number after renewals. A pool may note a renewal in as few places as
/// it likes; nobody else may see a difference.
/// </summary>
public abstract partial class LeasePoolConformance
{
    [Fact]
    public async Task A_retired_number_keeps_its_last_sight_and_goes_on_when_it_comes_back()
    {
        await FillAsync("+71");
        var given = await AcquireAsync("a");
        await RenewAsync("a", 2);
        var seen = Clock.Now;
        await FillAsync();
        Clock.Advance(Minute);
        Assert.Equal((given.Lease, seen, seen + Hold), await SightOfAsync("+71"));

        await FillAsync("+71");
        Assert.Equal((given.Number, given.Lease), Named(await AcquireAsync("a")));
        await RenewAsync("a", 2);
        Assert.Equal((given.Lease, Clock.Now, Clock.Now + Hold), await SightOfAsync("+71"));
    }

    [Fact]
    public async Task A_hold_that_became_shorter_counts_from_the_next_sight()
    {
        await FillAsync("+71");
        await AcquireAsync("a");
        await RenewAsync("a", 2);
        var shorter = Policy with { HoldMs = 5 * Minute, CooldownMs = 0 };
        await AcquireAsync("a", shorter);
        await RenewAsync("a", 2, shorter);
        var (lease, _, until) = await SightOfAsync("+71");
        Assert.Equal(Clock.Now + (5 * Minute), until);
        Clock.Advance(5 * Minute);
        Assert.Equal(0, (await Pool.CountAsync(Site, shorter)).Live);
        var next = await AcquireAsync("b", shorter);
        Assert.Equal(("+71", LeaseKind.Leased), (next.Number, next.Kind));
        Assert.Equal((lease, until), ((await Pool.LeasesOfAsync(Site, PoolId, "+71"))[1].Id, (await Pool.LeasesOfAsync(Site, PoolId, "+71"))[1].Until));
    }

    [Fact]
    public async Task Who_shares_a_number_does_not_change_the_other_s_lease()
    {
        await FillAsync("+71");
        var first = await AcquireAsync("a");
        await RenewAsync("a", 2);
        var seen = Clock.Now;
        Clock.Advance(Minute);
        var second = await AcquireAsync("b");
        Assert.Equal(LeaseKind.Overflow, second.Kind);
        await RenewAsync("b", 3);
        var leases = await Pool.LeasesOfAsync(Site, PoolId, "+71");
        Assert.Equal([(second.Lease!, Clock.Now), (first.Lease!, seen)], leases.Select(l => (l.Id, l.SeenAt)));

        await RenewAsync("a", 1);
        leases = await Pool.LeasesOfAsync(Site, PoolId, "+71");
        Assert.Equal([(second.Lease!, Clock.Now - Minute), (first.Lease!, Clock.Now)], leases.Select(l => (l.Id, l.SeenAt)));
    }

    [Fact]
    public async Task Who_is_left_alone_with_a_shared_number_is_seen_exactly()
    {
        await FillAsync("+71");
        var first = await AcquireAsync("a");
        var second = await AcquireAsync("b");
        Clock.Advance(Hold - Minute);
        await AcquireAsync("b");
        // The first lease is over by now, the second goes on alone.
        await RenewAsync("b", 5);
        var leases = await Pool.LeasesOfAsync(Site, PoolId, "+71");
        Assert.Equal((second.Lease, Clock.Now, Clock.Now + Hold), (leases[0].Id, leases[0].SeenAt, leases[0].Until));
        Assert.False(leases[1].IsLiveAt(Clock.Now));
        Assert.Equal(first.Lease, leases[1].Id);
        Assert.Equal(1, (await Pool.CountAsync(Site, Policy)).Live);
    }

    [Fact]
    public async Task A_renewed_lease_can_be_noted_and_released()
    {
        await FillAsync("+71");
        var given = await AcquireAsync("a");
        await RenewAsync("a", 2);
        var session = (await NewestAsync("+71")).Session;
        Clock.Advance(Minute);
        await Pool.NoteAsync(new(Site, session, NoteKind.TelClick, PoolId, "+71"));
        var noted = await NewestAsync("+71");
        Assert.Equal((Clock.Now, Clock.Now, Clock.Now + Hold), (noted.TappedAt, noted.SeenAt, noted.Until));
        await RenewAsync("a", 2);
        var tapped = noted.TappedAt;
        noted = await NewestAsync("+71");
        Assert.Equal((tapped, Clock.Now), (noted.TappedAt, noted.SeenAt));
        Assert.True(await ReleaseAsync(given));
        Assert.Equal(Clock.Now, (await NewestAsync("+71")).Until);
        Clock.Advance(Minute);
        Assert.NotEqual(given.Lease, (await AcquireAsync("a")).Lease);
    }

    [Fact]
    public async Task A_heartbeat_brings_new_analytics_ids_to_the_lease()
    {
        await FillAsync("+71");
        await AcquireAsync("a");
        await RenewAsync("a", 2);
        await Pool.AcquireAsync(View("a") with { Ids = new Dictionary<string, string> { ["ga"] = "later" } });
        await RenewAsync("a", 2);
        var lease = await NewestAsync("+71");
        Assert.Equal(("later", Clock.Now), (lease.Ids!["ga"], lease.SeenAt));
    }

    private async Task RenewAsync(string visitor, int times, PoolPolicy? policy = null)
    {
        for (var i = 0; i < times; i++)
        {
            Clock.Advance(Minute);
            await AcquireAsync(visitor, policy);
        }
    }

    private async Task<(string? Lease, long SeenAt, long Until)> SightOfAsync(string number)
    {
        var lease = await NewestAsync(number);
        return (lease.Id, lease.SeenAt, lease.Until);
    }

    private static (string?, string?) Named(GivenNumber given) => (given.Number, given.Lease);
}
