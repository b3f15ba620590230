using System.Collections.Concurrent;
using NumberSwap.Core.Leasing;
using NumberSwap.Redis;
using NumberSwap.Server.Tests.Leasing;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Redis;

/// <summary>A cluster whose nodes freeze, die and come back. Every test leaves it whole.</summary>
public sealed class RedisClusterTests(RedisCluster cluster) : IClassFixture<RedisCluster>
{
    private static readonly PoolPolicy s_policy = new("pool", 60_000, 0, OverflowPolicy.Share);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly ManualClock _clock = new();

    [Fact]
    public async Task One_host_is_enough_to_find_the_others()
    {
        await using var client = RedisClient.Connect(cluster.Nodes[1].Configuration, TimeProvider.System, s_patience);
        foreach (var site in await OneSiteANodeAsync())
            Assert.Equal(LeaseKind.Leased, await LeaseAsync(await FilledAsync(client, site), site));
    }

    [Fact]
    public async Task All_instances_are_named()
    {
        await using var client = RedisClient.Connect(cluster.Configuration, TimeProvider.System, s_patience);
        var runs = await Task.WhenAll(cluster.Nodes.Select(async node =>
            (await node.TextAsync("INFO server")).Split("\r\n").Single(line => line.StartsWith("run_id:", StringComparison.Ordinal))["run_id:".Length..]));
        Assert.Equal(string.Join(',', runs.Order(StringComparer.Ordinal)), await client.InstancesAsync());
    }

    [Fact]
    public async Task Messages_reach_those_who_listen_at_another_node()
    {
        var clients = cluster.Nodes.Select(node => RedisClient.Connect(node.Configuration, TimeProvider.System, s_patience)).ToList();
        try
        {
            // Every one speaks through whichever node it likes, three times, and all hear all of it.
            var heard = clients.Select(_ => new ConcurrentDictionary<string, bool>(StringComparer.Ordinal)).ToList();
            for (var i = 0; i < clients.Count; i++)
            {
                var mine = heard[i];
                await clients[i].SubscribeAsync("channel", message => mine.TryAdd(message, true));
            }
            for (var i = 0; i < 9; i++) await clients[i % 3].PublishAsync("channel", "message " + i);
            await Wait.UntilAsync("all have heard all", () => Task.FromResult(heard.All(messages => messages.Count == 9)));
        }
        finally
        {
            foreach (var client in clients) await client.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_frozen_node_holds_one_caller_a_second_and_none_of_the_other_nodes()
    {
        await using var client = RedisClient.Connect(cluster.Configuration, _clock);
        var sites = await OneSiteANodeAsync();
        var pools = new Dictionary<string, RedisLeasePool>();
        foreach (var site in sites) pools[site] = await FilledAsync(client, site);
        var neighbour = await AnotherSiteOfNodeOfAsync(sites[0]);
        pools[neighbour] = await FilledAsync(client, neighbour);
        var restored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        client.Restored += () => restored.TrySetResult();

        var node = await cluster.NodeOfAsync(sites[0]);
        await node.FreezeAsync();
        try
        {
            var waiting = LeaseAsync(pools[sites[0]], sites[0]);
            Assert.False(waiting.IsCompleted);
            _clock.Advance(RedisClient.DefaultTimeout);
            await Assert.ThrowsAsync<RedisUnavailableException>(() => waiting);
            Assert.False(client.IsUp);

            // At once: no time passes, so nothing but the breaker can end these calls.
            await Assert.ThrowsAsync<RedisUnavailableException>(() => LeaseAsync(pools[sites[0]], sites[0]));
            await Assert.ThrowsAsync<RedisUnavailableException>(() => LeaseAsync(pools[neighbour], neighbour));
            foreach (var site in sites[1..]) Assert.Equal(LeaseKind.Leased, await LeaseAsync(pools[site], site));
        }
        finally
        {
            await node.ContinueAsync();
        }

        _clock.Advance(1000);
        Assert.Equal(LeaseKind.Leased, await LeaseAsync(pools[neighbour], neighbour));
        Assert.True(client.IsUp);
        await restored.Task.WaitAsync(s_patience);
        Assert.Equal(LeaseKind.Leased, await LeaseAsync(pools[sites[0]], sites[0]));
    }

    [Fact]
    public async Task With_a_node_away_the_others_are_used_even_by_who_starts_now()
    {
        var sites = await OneSiteANodeAsync();
        // The host that is named first is the one that is away.
        await cluster.Nodes[0].StopAsync();
        try
        {
            await using var client = RedisClient.Connect(cluster.Configuration, TimeProvider.System);
            // The library takes a node for one that does not answer until it has looked a second time, which may be a second later.
            foreach (var site in sites[1..]) await Wait.UntilAsync("a healthy node leases", () => IsLeasedAsync(client, site));
            await Assert.ThrowsAsync<RedisUnavailableException>(() => FilledAsync(client, sites[0]));
            await Assert.ThrowsAsync<RedisUnavailableException>(() => client.PingAsync());
            Assert.Equal(1, (await client.InstancesAsync()).Count(c => c == ','));
        }
        finally
        {
            await cluster.Nodes[0].StartAsync();
            await cluster.UntilOkAsync();
        }
    }

    [Fact]
    public async Task Listeners_hear_while_the_node_of_their_channel_is_away_and_when_it_is_back()
    {
        var channel = Guid.NewGuid().ToString("N");
        await using var client = RedisClient.Connect(cluster.Configuration, TimeProvider.System);
        await using var other = RedisClient.Connect(cluster.Configuration, TimeProvider.System);
        var heard = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        await client.SubscribeAsync(channel, message => heard.TryAdd(message, true));
        await UntilHeardAsync("before");
        // The library listens at one node.
        var listening = await Task.WhenAll(cluster.Nodes.Select(node => node.CommandAsync($$"""EVAL "return redis.call('PUBSUB','NUMSUB',ARGV[1])[2]" 0 {{channel}}""")));
        var ear = cluster.Nodes[Array.IndexOf(listening, ":1")];
        await ear.StopAsync();
        try
        {
            await UntilHeardAsync("meanwhile");
        }
        finally
        {
            await ear.StartAsync();
            await cluster.UntilOkAsync();
        }
        await UntilHeardAsync("after");

        Task UntilHeardAsync(string message) => Wait.UntilAsync(message + " is heard", async () =>
        {
            try
            {
                await other.PublishAsync(channel, message);
            }
            catch (RedisUnavailableException)
            {
                return false;
            }
            return heard.ContainsKey(message);
        });
    }

    /// <summary>A site on each node, in the nodes' order.</summary>
    private async Task<string[]> OneSiteANodeAsync()
    {
        var sites = new Dictionary<RedisServer, string>();
        while (sites.Count < cluster.Nodes.Count)
        {
            var site = Guid.NewGuid().ToString("N");
            sites[await cluster.NodeOfAsync(site)] = site;
        }
        return [.. cluster.Nodes.Select(node => sites[node])];
    }

    private async Task<string> AnotherSiteOfNodeOfAsync(string site)
    {
        while (true)
        {
            var other = Guid.NewGuid().ToString("N");
            if (await cluster.NodeOfAsync(other) == await cluster.NodeOfAsync(site)) return other;
        }
    }

    private async Task<bool> IsLeasedAsync(RedisClient client, string site)
    {
        try
        {
            return await LeaseAsync(await FilledAsync(client, site), site) == LeaseKind.Leased;
        }
        catch (RedisUnavailableException)
        {
            return false;
        }
    }

    private async Task<RedisLeasePool> FilledAsync(RedisClient client, string site)
    {
        var pool = new RedisLeasePool(client, new RedisJournal(client), _clock);
        await pool.ReconcileAsync(site, s_policy, [new("+1", null), new("+2", null)]);
        return pool;
    }

    private static async Task<LeaseKind> LeaseAsync(RedisLeasePool pool, string site) =>
        Assert.Single((await pool.AcquireAsync(PageViews.Of(site, "a", s_policy))).Numbers).Kind;
}
