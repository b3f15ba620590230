using NumberSwap.Core.Leasing;
using NumberSwap.Redis;
using NumberSwap.Server.Tests.Leasing;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Redis;

/// <summary>Redis at its worst. Every test has a server of its own.</summary>
public sealed class RedisClientTests : IAsyncLifetime
{
    private const string Site = "site";
    private static readonly PoolPolicy s_policy = new("pool", 60_000, 0, OverflowPolicy.Share);

    private readonly RedisServer _server = new();
    private readonly ManualClock _clock = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Flushed_scripts_are_sent_again()
    {
        await using var client = RedisClient.Connect(_server.Configuration, _clock);
        var pool = await FilledAsync(client);
        var before = await pool.AcquireAsync(PageViews.Of(Site, "a", s_policy));
        await _server.ScriptFlushAsync();
        var after = await pool.AcquireAsync(PageViews.Of(Site, "a", s_policy));
        Assert.Equal(before.Numbers[0].Lease, after.Numbers[0].Lease);
    }

    [Fact]
    public async Task A_frozen_Redis_holds_one_caller_a_second_and_what_timed_out_may_be_repeated()
    {
        await using var client = RedisClient.Connect(_server.Configuration, _clock);
        var pool = await FilledAsync(client);
        var restored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        client.Restored += () => restored.TrySetResult();
        await _server.FreezeAsync();
        var view = PageViews.Of(Site, "a", s_policy);
        var waiting = pool.AcquireAsync(view);
        Assert.False(waiting.IsCompleted);
        _clock.Advance(RedisClient.DefaultTimeout);
        await Assert.ThrowsAsync<RedisUnavailableException>(() => waiting);
        Assert.False(client.IsUp);

        // At once: no time passes, so nothing but the breaker can end this call.
        await Assert.ThrowsAsync<RedisUnavailableException>(() => pool.AcquireAsync(view));
        _clock.Advance(1000);
        var probe = client.PingAsync();
        await Assert.ThrowsAsync<RedisUnavailableException>(() => pool.AcquireAsync(view));

        await _server.ContinueAsync();
        await probe;
        Assert.True(client.IsUp);
        await restored.Task.WaitAsync(TimeSpan.FromSeconds(20));
        var page = await pool.AcquireAsync(view);
        Assert.Equal((view.NewSession, true), (page.Session, page.Started));
        Assert.Equal(1, (await pool.CountAsync(Site, s_policy)).Live);
    }

    [Fact]
    public async Task Connecting_does_not_fail_while_Redis_is_down()
    {
        await _server.StopAsync();
        await using var client = RedisClient.Connect(_server.Configuration, _clock);
        Assert.False(client.IsUp);
        await Assert.ThrowsAsync<RedisUnavailableException>(() => client.PingAsync());
    }

    [Fact]
    public async Task Messages_reach_those_who_listen()
    {
        await using var client = RedisClient.Connect(_server.Configuration, _clock);
        var heard = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await client.SubscribeAsync("channel", message => heard.TrySetResult(message));
        await client.PublishAsync("channel", "сообщение");
        Assert.Equal("сообщение", await heard.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private async Task<RedisLeasePool> FilledAsync(RedisClient client)
    {
        var pool = new RedisLeasePool(client, new RedisJournal(client), _clock);
        await pool.ReconcileAsync(Site, s_policy, [new("+1", null), new("+2", null)]);
        return pool;
    }
}
