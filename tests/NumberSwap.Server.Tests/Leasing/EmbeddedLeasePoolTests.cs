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

    private protected override IPoolUnderTest Create() => new EmbeddedUnderTest(Clock);
}
