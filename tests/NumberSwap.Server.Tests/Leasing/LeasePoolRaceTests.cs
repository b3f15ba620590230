using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using NumberSwap.Server.Tests.Redis;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Leasing;

/// <summary>64 callers at once for the last numbers of a pool.</summary>
public sealed class LeasePoolRaceTests(RedisServer server)
{
    private const int Callers = 64;
    private const int Numbers = 40;
    private const int Rounds = 20;

    private static readonly PoolPolicy s_share = new("pool", 30 * 60_000, 0, OverflowPolicy.Share);

    private readonly ManualClock _clock = new();
    private readonly string _site = "race-" + Guid.NewGuid().ToString("N");

    [Theory]
    [InlineData(OverflowPolicy.Share)]
    [InlineData(OverflowPolicy.Fallback)]
    public Task Embedded(OverflowPolicy overflow) => RaceAsync(new EmbeddedUnderTest(_clock), s_share with { Overflow = overflow });

    [Theory]
    [InlineData(OverflowPolicy.Share)]
    [InlineData(OverflowPolicy.Fallback)]
    public Task InRedis(OverflowPolicy overflow) => RaceAsync(new RedisUnderTest(server, _clock), s_share with { Overflow = overflow });

    private async Task RaceAsync(IPoolUnderTest under, PoolPolicy policy)
    {
        await using var _ = under;
        var numbers = Enumerable.Range(100, Numbers).Select(i => new PoolNumber("+7" + i, null)).ToList();
        await under.Pool.ReconcileAsync(_site, policy, numbers);
        var leases = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            var given = await AllAtOnceAsync(under.Pool, policy, round);
            var own = given.Where(g => g.Kind == LeaseKind.Leased).ToList();
            Assert.Equal(Numbers, own.Count);
            Assert.Equal(Numbers, own.Select(g => g.Number).Distinct(StringComparer.Ordinal).Count());
            var rest = policy.Overflow == OverflowPolicy.Share ? LeaseKind.Overflow : LeaseKind.Fallback;
            Assert.Equal(Callers - Numbers, given.Count(g => g.Kind == rest));

            // The same visitors at once again keep what they have.
            var again = await AllAtOnceAsync(under.Pool, policy, round);
            Assert.Equal(given.Select(g => (g.Number, g.Lease, g.Kind)), again.Select(g => (g.Number, g.Lease, g.Kind)));
            leases.AddRange(given.Select(g => g.Lease).OfType<string>());
            _clock.Advance(policy.HoldMs);
        }
        var journaled = (await under.JournalAsync(_site)).OfType<VisitEntry>().SelectMany(v => v.Leases).Select(l => l.Id);
        Assert.Equal(leases.Order(StringComparer.Ordinal), journaled.Order(StringComparer.Ordinal));
    }

    private async Task<GivenNumber[]> AllAtOnceAsync(ILeasePool pool, PoolPolicy policy, int round)
    {
        using var start = new Barrier(Callers);
        // Threads of their own: on the pool's few threads they would come one after another.
        var callers = Enumerable.Range(0, Callers).Select(i => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return pool.AcquireAsync(PageViews.Of(_site, $"visitor-{round}-{i}", policy));
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap());
        return [.. (await Task.WhenAll(callers)).Select(page => page.Numbers[0])];
    }
}
