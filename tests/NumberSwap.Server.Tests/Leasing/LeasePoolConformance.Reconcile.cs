using NumberSwap.Core.Leasing;
using Xunit;

namespace NumberSwap.Server.Tests.Leasing;

/// <summary>Numbers that come and go, and a hot state that was lost.</summary>
public abstract partial class LeasePoolConformance
{
    [Fact]
    public async Task A_retired_number_is_replaced_at_the_next_renewal_and_its_lease_stays_known()
    {
        await FillAsync("+1", "+2");
        var before = await AcquireAsync("a");
        await FillAsync("+2");
        Clock.Advance(Minute);
        var after = await AcquireAsync("a");
        Assert.Equal("+2", after.Number);
        var old = Assert.Single(await Pool.LeasesOfAsync(Site, PoolId, "+1"));
        Assert.Equal((before.Lease, before.Until), (old.Id, old.Until));
        Assert.True(await ReleaseAsync(before));
    }

    [Fact]
    public async Task A_number_that_comes_back_still_knows_its_live_lease()
    {
        await FillAsync("+1", "+2");
        var before = await AcquireAsync("a");
        await FillAsync("+2");
        await FillAsync("+1", "+2");
        Assert.Equal(new PoolCount(2, 1, 0, 1), await Pool.CountAsync(Site, Policy));
        Assert.Equal("+2", (await AcquireAsync("b")).Number);
        Assert.Equal(before.Lease, (await AcquireAsync("a")).Lease);
    }

    [Fact]
    public async Task Reconciling_again_changes_nothing()
    {
        await FillAsync("+1", "+2", "+3");
        await AcquireAsync("a");
        var released = await AcquireAsync("b");
        Clock.Advance(Minute);
        await AcquireAsync("a");
        await ReleaseAsync(released);
        var record = await RecordAsync("+1", "+2", "+3");
        for (var i = 0; i < 2; i++)
        {
            await Pool.ReconcileAsync(Site, Policy, record);
            Assert.Equivalent(record, await RecordAsync("+1", "+2", "+3"), strict: true);
            Assert.Equal(new PoolCount(3, 1, 1, 1), await Pool.CountAsync(Site, Policy));
        }
    }

    [Fact]
    public async Task A_lost_pool_says_so_and_gets_its_leases_back()
    {
        await FillAsync("+1", "+2", "+3");
        var first = await Pool.AcquireAsync(View("a") with { Marks = "m", Ids = PageViews.Ids(("ga", "1")) });
        await ReleaseAsync(await AcquireAsync("b"));
        var record = await RecordAsync("+1", "+2", "+3");
        await _under.LoseAsync(Site);

        var lost = await AcquireAsync("c");
        Assert.Equal((null, LeaseKind.Fallback, true), (lost.Number, lost.Kind, lost.PoolUnknown));

        await Pool.ReconcileAsync(Site, Policy, record);
        Clock.Advance(Minute);
        Assert.Equal(new PoolCount(3, 1, 1, 1), await Pool.CountAsync(Site, Policy));
        Assert.Equivalent(record, await RecordAsync("+1", "+2", "+3"), strict: true);
        var renewed = await Pool.AcquireAsync(View("a") with { Marks = "m" });
        Assert.Equal((first.Session, first.StartedAt, false), (renewed.Session, renewed.StartedAt, renewed.Started));
        Assert.Equal(first.Numbers[0] with { Until = Clock.Now + Hold }, renewed.Numbers[0]);
        Assert.Equal("+2", (await AcquireAsync("b", marks: "later")).Number);
        Assert.Equal("+3", (await AcquireAsync("d")).Number);
    }

    [Fact]
    public async Task A_session_taken_over_from_the_record_adopts_the_first_marks_that_come()
    {
        await FillAsync("+1");
        var first = await Pool.AcquireAsync(View("a") with { Marks = "m" });
        var record = await RecordAsync("+1");
        await _under.LoseAsync(Site);
        await Pool.ReconcileAsync(Site, Policy, record);
        Assert.Equal(first.Session, (await Pool.AcquireAsync(View("a"))).Session);
        Assert.Equal(first.Session, (await Pool.AcquireAsync(View("a") with { Marks = "m" })).Session);
        Assert.NotEqual(first.Session, (await Pool.AcquireAsync(View("a") with { Marks = "n" })).Session);
    }

    [Fact]
    public async Task An_older_record_never_takes_anything_back()
    {
        await FillAsync("+1");
        await AcquireAsync("a", marks: "m");
        var record = await RecordAsync("+1");
        Clock.Advance(Hold + Cooldown);
        var now = await AcquireAsync("b");
        await Pool.ReconcileAsync(Site, Policy, record);
        Assert.Equal(now.Lease, (await NewestAsync("+1")).Id);
        Assert.Equal(now.Until, (await NewestAsync("+1")).Until);
        Assert.Equal(LeaseKind.Fallback, (await AcquireAsync("a", Strict)).Kind);
    }

    [Fact]
    public async Task A_newer_record_is_taken_over_by_an_older_hot_state()
    {
        await FillAsync("+1", "+2");
        var seen = await AcquireAsync("a");
        var later = (await NewestAsync("+1")) with { SeenAt = Clock.Now + Minute, Until = Clock.Now + Minute + Hold };
        var next = later with { Id = "next", Number = "+2", Visitor = "b", Session = "session-b", StartedAt = Clock.Now };
        await Pool.ReconcileAsync(Site, Policy, [new("+1", later), new("+2", next)]);
        Assert.Equal((seen.Lease, later.Until), ((await NewestAsync("+1")).Id, (await NewestAsync("+1")).Until));
        Assert.Equal(2, (await Pool.CountAsync(Site, Policy)).Live);
        Assert.Equal("next", (await AcquireAsync("b")).Lease);
    }

    [Fact]
    public async Task A_large_pool_is_filled_and_emptied()
    {
        var numbers = Enumerable.Range(0, 2345).Select(i => "+7495" + i.ToString("D7", System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        await FillAsync(numbers);
        Assert.Equal(2345, (await Pool.CountAsync(Site, Policy)).Free);
        await FillAsync(numbers[^3..]);
        Assert.Equal(3, (await Pool.CountAsync(Site, Policy)).Free);
        Assert.Equal(numbers[^3], (await AcquireAsync("a")).Number);
    }

    private async Task<IReadOnlyList<PoolNumber>> RecordAsync(params string[] numbers)
    {
        var record = new List<PoolNumber>();
        foreach (var number in numbers)
        {
            var leases = await Pool.LeasesOfAsync(Site, PoolId, number);
            record.Add(new(number, leases.Count > 0 ? leases[0] : null));
        }
        return record;
    }
}
