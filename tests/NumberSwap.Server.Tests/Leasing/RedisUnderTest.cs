using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using NumberSwap.Redis;
using NumberSwap.Server.Tests.Redis;
using Xunit;

namespace NumberSwap.Server.Tests.Leasing;

internal sealed class RedisUnderTest : IPoolUnderTest
{
    private readonly RedisServer _server;
    private readonly RedisClient _client;
    private readonly RedisJournal _journal;

    public RedisUnderTest(RedisServer server, TimeProvider clock)
    {
        _server = server;
        // A loaded machine may pause for longer than a visitor should wait.
        _client = RedisClient.Connect(server.Configuration, TimeProvider.System, TimeSpan.FromSeconds(20));
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

    public Task LoseAsync(string site) => _server.ForgetSiteAsync(site);

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
