using System.Collections.Concurrent;
using NumberSwap.Server.Tests.Redis;

namespace NumberSwap.Server.Tests.Support;

/// <summary>One server for each hot state, shared by the tests of a class: each test opens a shop of its own. Their clocks stand still.</summary>
public sealed class StoryServers(RedisServer redis) : IAsyncDisposable
{
    public const string PublicUrl = "https://calls.example.com";

    private readonly ConcurrentDictionary<HotState, Lazy<(LocalServer Server, StoryClock Clock)>> servers = new();

    public LocalServer Of(HotState state) => Get(state).Server;

    public StoryClock ClockOf(HotState state) => Get(state).Clock;

    public Task<Shop> OpenShopAsync(HotState state, int targets = 1) => Shop.OpenAsync(Of(state), targets);

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers.Values)
            await server.Value.Server.DisposeAsync();
    }

    private (LocalServer Server, StoryClock Clock) Get(HotState state) => servers.GetOrAdd(
        state,
        wanted => new(() =>
        {
            var clock = new StoryClock();
            return (new LocalServer(clock, wanted == HotState.Redis ? redis.Configuration : null, log: null, ("NumberSwap:PublicUrl", PublicUrl)), clock);
        })).Value;
}
