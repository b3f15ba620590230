using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using NumberSwap.Redis;
using NumberSwap.Server.Tests.Redis;
using Xunit;

namespace NumberSwap.Server.Tests.Leasing;

internal sealed class RedisUnderTest : IPoolUnderTest
{
    private readonly Func<string, Task> _forget;
    private readonly RedisClient _client;
    private readonly RedisJournal _journal;

    public RedisUnderTest(RedisServer server, TimeProvider clock)
        : this(server.Configuration, server.ForgetSiteAsync, clock)
    {
    }

    public RedisUnderTest(RedisCluster cluster, TimeProvider clock)
        : this(cluster.Configuration, cluster.ForgetSiteAsync, clock)
    {
    }

    private RedisUnderTest(string configuration, Func<string, Task> forget, TimeProvider clock)
    {
        _forget = forget;
        // A loaded machine may pause for longer than a visitor should wait.
        _client = RedisClient.Connect(configuration, TimeProvider.System, TimeSpan.FromSeconds(20));
        _journal = new(_client);
        Pool = new RedisLeasePool(_client, _journal, clock);
    }

    public ILeasePool Pool { get; }

    public async Task<IReadOnlyList<JournalEntry>> JournalAsync(string site)
    {
        var batch = await _journal.ReadAsync(_journal.PartitionOf(site), int.MaxValue);
        Assert.NotNull(batch);
        Assert.Equal(0, _journal.Unreadable);
        await _journal.ReturnAsync(batch);
        return batch.Entries;
    }

    public Task LoseAsync(string site) => _forget(site);

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
