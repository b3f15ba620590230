using NumberSwap.Core.Leasing;
using Xunit;

namespace NumberSwap.Server.Tests.Leasing;

public sealed class EmbeddedLeasePoolTests : LeasePoolConformance
{
    [Fact]
    public async Task A_farewell_closes_the_page_until_it_is_seen_again()
    {
        await using var under = new EmbeddedUnderTest(Clock);
        await under.Pool.ReconcileAsync(Site, Policy, [new("+1", null)]);
        var view = PageViews.Of(Site, "a", Policy);
        var page = await under.Pool.AcquireAsync(view);
        Assert.Equal((0, true), await LeftAsync());

        Clock.Advance(Minute);
        await under.Pool.NoteAsync(new(Site, page.Session, NoteKind.Leave, PoolId, "+1"));
        var left = Clock.Now;
        Assert.Equal((left, false), await LeftAsync());

        Clock.Advance(Minute);
        await under.Pool.AcquireAsync(view);
        Assert.Equal((left, true), await LeftAsync());

        async Task<(long LeftAt, bool Open)> LeftAsync()
        {
            var lease = (await under.Pool.LeasesOfAsync(Site, PoolId, "+1"))[0];
            return (lease.LeftAt, lease.IsOpenAt(Clock.Now));
        }
    }

    [Fact]
    public async Task Calls_to_a_number_are_told_of_the_same_leases_until_one_changes()
    {
        await using var under = new EmbeddedUnderTest(Clock);
        await under.Pool.ReconcileAsync(Site, Policy, [new("+1", null)]);
        var page = await under.Pool.AcquireAsync(PageViews.Of(Site, "a", Policy));
        var told = await LeasesAsync();
        Assert.Same(told, await LeasesAsync());

        // All within one moment, so that nothing else gives a change away.
        foreach (var note in (NoteKind[])[NoteKind.TelClick, NoteKind.Copy, NoteKind.Leave])
            await ChangesAsync(() => under.Pool.NoteAsync(new(Site, page.Session, note, PoolId, "+1")));
        await ChangesAsync(() => under.Pool.AcquireAsync(PageViews.Of(Site, "b", Policy)));
        Clock.Advance(1);
        await ChangesAsync(() => under.Pool.ReleaseAsync(Site, Policy, "+1", told[0].Id));

        Task<IReadOnlyList<Lease>> LeasesAsync() => under.Pool.LeasesOfAsync(Site, PoolId, "+1");

        async Task ChangesAsync(Func<Task> change)
        {
            var before = await LeasesAsync();
            var copy = before.Select(lease => lease with { }).ToList();
            await change();
            Assert.NotEqual(before, await LeasesAsync());
            Assert.Equal(copy, before);
        }
    }

    private protected override IPoolUnderTest Create() => new EmbeddedUnderTest(Clock);
}
