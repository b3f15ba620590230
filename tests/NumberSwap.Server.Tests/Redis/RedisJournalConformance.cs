using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using NumberSwap.Redis;
using Xunit;

namespace NumberSwap.Server.Tests.Redis;

/// <summary>What the journal has to do, in one Redis or in a cluster.</summary>
public abstract class RedisJournalConformance(string configuration, Func<string, Task<RedisServer>> serverOf) : IAsyncLifetime
{
    private readonly string _site = "journal-" + Guid.NewGuid().ToString("N");
    private readonly RedisClient _client = RedisClient.Connect(configuration, TimeProvider.System, TimeSpan.FromSeconds(20));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await _client.DisposeAsync();

    [Fact]
    public async Task A_partition_is_pending_from_its_first_entry_until_it_is_found_empty()
    {
        var journal = new RedisJournal(_client);
        Assert.Empty(journal.Pending);
        await NoteAsync(journal, "a");
        Assert.Equal([_site], journal.Pending);
        await journal.AcknowledgeAsync(Assert.IsType<JournalBatch>(await journal.ReadAsync(_site, 10)));
        Assert.Equal([_site], journal.Pending);
        Assert.Empty((await journal.ReadAsync(_site, 10))!.Entries);
        Assert.Empty(journal.Pending);
    }

    [Fact]
    public async Task One_reader_has_a_partition_at_a_time()
    {
        var journal = new RedisJournal(_client);
        var other = new RedisJournal(_client);
        await NoteAsync(journal, "a");
        var batch = await journal.ReadAsync(_site, 10);
        Assert.NotNull(batch);
        Assert.Null(await other.ReadAsync(_site, 10));
        await other.ReturnAsync(batch with { Claim = "not its own" });
        Assert.Null(await other.ReadAsync(_site, 10));
        await journal.ReturnAsync(batch);
        Assert.Equal(batch.Entries, (await other.ReadAsync(_site, 10))!.Entries);
    }

    [Fact]
    public async Task What_is_acknowledged_is_gone_and_the_rest_comes_next()
    {
        var journal = new RedisJournal(_client);
        foreach (var session in (string[])["a", "b", "c"]) await NoteAsync(journal, session);
        var first = (await journal.ReadAsync(_site, 2))!;
        Assert.Equal(["a", "b"], first.Entries.Cast<NoteEntry>().Select(e => e.Session));
        await journal.AcknowledgeAsync(first);
        await journal.AcknowledgeAsync(first);
        Assert.Equal(["c"], (await journal.ReadAsync(_site, 2))!.Entries.Cast<NoteEntry>().Select(e => e.Session));
    }

    [Fact]
    public async Task An_entry_that_cannot_be_read_is_counted_and_stops_nothing()
    {
        var journal = new RedisJournal(_client);
        var server = await serverOf(_site);
        for (var i = 0; i < 3; i++) await server.CommandAsync($"XADD {RedisKeys.Journal(_site)} * t nonsense at {i}");
        await NoteAsync(journal, "a");
        Assert.Equal("a", Assert.IsType<NoteEntry>(Assert.Single((await journal.ReadAsync(_site, 2))!.Entries)).Session);
        Assert.Equal(3, journal.Unreadable);
    }

    private Task NoteAsync(RedisJournal journal, string session) =>
        new RedisLeasePool(_client, journal).NoteAsync(new(_site, session, NoteKind.Leave, null, null));
}
