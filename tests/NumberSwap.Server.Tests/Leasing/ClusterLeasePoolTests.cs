using System.Globalization;
using NumberSwap.Core.Leasing;
using NumberSwap.Server.Tests.Redis;
using Xunit;

namespace NumberSwap.Server.Tests.Leasing;

[Collection(SharedCluster.Name)]
public sealed class ClusterLeasePoolTests(RedisCluster cluster) : LeasePoolConformance
{
    private const int Sites = 20;
    private const int Callers = 64;

    [Fact]
    public async Task Sites_spread_over_the_nodes_and_are_leased_from_at_once()
    {
        await using var under = Create();
        var policy = new PoolPolicy(PoolId, Minute, 0, OverflowPolicy.Fallback);
        // Not by chance: these lie on all nodes.
        string[] sites = [.. Enumerable.Range(0, Sites).Select(i => string.Create(CultureInfo.InvariantCulture, $"spread-{i}"))];
        PoolNumber[] numbers = [.. Enumerable.Range(100, Callers).Select(i => new PoolNumber(string.Create(CultureInfo.InvariantCulture, $"+7{i}"), null))];
        var before = await SizesAsync();
        foreach (var site in sites) await under.Pool.ReconcileAsync(site, policy, numbers);

        var pages = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(
            () => Task.WhenAll(sites.Select(site => under.Pool.AcquireAsync(PageViews.Of(site, "visitor-" + caller, policy)))))));

        for (var i = 0; i < Sites; i++)
        {
            var given = pages.Select(page => page[i].Numbers[0]).ToList();
            Assert.All(given, number => Assert.Equal(LeaseKind.Leased, number.Kind));
            Assert.Equal(Callers, given.Select(number => number.Number).Distinct(StringComparer.Ordinal).Count());
        }
        var sitesOf = new Dictionary<RedisServer, int>();
        foreach (var site in sites)
        {
            var node = await cluster.NodeOfAsync(site);
            sitesOf[node] = sitesOf.GetValueOrDefault(node) + 1;
        }
        Assert.Equal(cluster.Nodes.Count, sitesOf.Count);
        var after = await SizesAsync();
        // Of a site: its journal, the pool's two keys, and of each visitor the session, its visit and the last numbers.
        Assert.Equal(cluster.Nodes.Select(node => sitesOf[node] * (3 + (3 * Callers))), after.Zip(before, (now, then) => now - then));
    }

    private protected override IPoolUnderTest Create() => new RedisUnderTest(cluster, Clock);

    private async Task<int[]> SizesAsync() =>
        [.. (await Task.WhenAll(cluster.Nodes.Select(node => node.CommandAsync("DBSIZE")))).Select(size => int.Parse(size.AsSpan(1), CultureInfo.InvariantCulture))];
}
