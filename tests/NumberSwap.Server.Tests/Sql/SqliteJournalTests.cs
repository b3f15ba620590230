using Microsoft.Data.Sqlite;
using NumberSwap.Core.Journal;
using NumberSwap.Sql.Journal;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

public sealed class SqliteJournalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("numberswap-journal-").FullName;

    private string File => Path.Combine(_folder, "journal.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(JournalDurability.Process)]
    [InlineData(JournalDurability.Disk)]
    public async Task Entries_come_back_in_order_and_whole(JournalDurability durability)
    {
        await using var journal = new SqliteJournal(File, durability);
        JournalEntry[] entries =
        [
            Some.Started("s", 1, Some.Lease("l")),
            Some.Seen("s", 2, "l") with { Ids = new Dictionary<string, string>(StringComparer.Ordinal) { ["ga"] = "line\nbreak '🔥\0" } },
            new NoteEntry("site", 3, "s", Core.Leasing.NoteKind.TelClick, Number: null),
            new ReleaseEntry("site", 4, "l"),
            Some.Call("c", 5).Entry,
        ];
        foreach (var entry in entries)
        {
            await journal.AppendAsync(entry);
        }

        var batch = await journal.ReadAsync(journal.PartitionOf("site"), 100);
        Assert.Equivalent(entries, batch!.Entries, strict: true);
    }

    [Fact]
    public async Task Every_one_of_many_concurrent_appends_is_there_once_and_in_its_appenders_order()
    {
        await using var journal = new SqliteJournal(File);
        await Task.WhenAll(Enumerable.Range(0, 64).Select(appender => Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                await journal.AppendAsync(new ReleaseEntry($"{appender}", i, "l"));
            }
        })));

        Assert.True(Rows() < 64 * 200, "appends share transactions");
        var read = await DrainAsync(journal, 1000);
        Assert.Equal(64 * 200, read.Count);
        Assert.All(read.GroupBy(e => e.Site, StringComparer.Ordinal), ofAppender => Assert.Equal(Enumerable.Range(0, 200).Select(i => (long)i), ofAppender.Select(e => e.At)));
        Assert.Equal(0, Rows());
    }

    [Fact]
    public async Task Appends_beyond_the_bound_wait_and_are_all_committed()
    {
        await using var journal = new SqliteJournal(File);
        var large = new ReleaseEntry("site", 1, new string('x', 1_000_000));
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => journal.AppendAsync(large).AsTask()));

        Assert.Equal(40, (await DrainAsync(journal, 7)).Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task What_is_acknowledged_goes_and_the_rest_stays(int max)
    {
        await using var journal = new SqliteJournal(File);
        await AppendTogetherAsync(journal, 10);
        await AppendTogetherAsync(journal, 10);

        var read = new List<JournalEntry>();
        while (await journal.ReadAsync(SqliteJournal.Partition, max) is { Entries.Count: > 0 } batch)
        {
            Assert.InRange(batch.Entries.Count, 1, max);
            await journal.ReturnAsync(batch);
            var again = await journal.ReadAsync(SqliteJournal.Partition, max);
            Assert.Equal(batch.Entries.Select(e => e.At), again!.Entries.Select(e => e.At));
            read.AddRange(again.Entries);
            await journal.AcknowledgeAsync(again);
        }

        Assert.Equal(20, read.Count);
        Assert.Equal(0, Rows());
    }

    [Fact]
    public async Task One_reader_at_a_time_has_the_partition()
    {
        await using var journal = new SqliteJournal(File);
        await AppendTogetherAsync(journal, 2);
        var first = await journal.ReadAsync(SqliteJournal.Partition, 1);
        Assert.Null(await journal.ReadAsync(SqliteJournal.Partition, 1));
        await journal.AcknowledgeAsync(first!);
        var second = await journal.ReadAsync(SqliteJournal.Partition, 1);

        // A reader that lets go twice must not let go of what is another's.
        await journal.ReturnAsync(first!);
        Assert.Null(await journal.ReadAsync(SqliteJournal.Partition, 1));
        await journal.AcknowledgeAsync(second!);
        Assert.Empty((await journal.ReadAsync(SqliteJournal.Partition, 1))!.Entries);
        Assert.Empty((await journal.ReadAsync(SqliteJournal.Partition, 1))!.Entries);
    }

    [Fact]
    public async Task It_is_pending_until_it_is_found_empty()
    {
        await using var journal = new SqliteJournal(File);
        Assert.Equal([SqliteJournal.Partition], journal.Pending);
        Assert.Empty((await journal.ReadAsync(SqliteJournal.Partition, 1))!.Entries);
        Assert.Empty(journal.Pending);

        await journal.AppendAsync(new ReleaseEntry("site", 1, "l"));
        Assert.Equal([SqliteJournal.Partition], journal.Pending);
        await DrainAsync(journal, 10);
        Assert.Empty(journal.Pending);
    }

    [Fact]
    public async Task What_was_answered_is_there_after_a_sudden_end()
    {
        // The files as another process would find them: nothing is closed, flushed or checkpointed.
        await using var journal = new SqliteJournal(File);
        await AppendTogetherAsync(journal, 5);
        await journal.AcknowledgeAsync((await journal.ReadAsync(SqliteJournal.Partition, 2))!);
        var copy = Path.Combine(_folder, "copy.db");
        System.IO.File.Copy(File, copy);
        System.IO.File.Copy(File + "-wal", copy + "-wal");

        await using var reopened = new SqliteJournal(copy);
        Assert.Equal([SqliteJournal.Partition], reopened.Pending);
        await reopened.AppendAsync(new ReleaseEntry("site", 99, "l"));
        Assert.Equal([2, 3, 4, 99], (await DrainAsync(reopened, 2)).Select(e => e.At));
    }

    [Fact]
    public async Task A_commit_that_fails_reaches_its_appenders_and_the_next_one_works()
    {
        await using var journal = new SqliteJournal(File);
        await journal.AppendAsync(new ReleaseEntry("site", 1, "l"));
        var batch = await journal.ReadAsync(SqliteJournal.Partition, 10);

        Execute("ALTER TABLE journal RENAME TO hidden; CREATE VIEW journal AS SELECT * FROM hidden");
        await Assert.ThrowsAsync<SqliteException>(() => journal.AppendAsync(new ReleaseEntry("site", 2, "l")).AsTask());
        await Assert.ThrowsAsync<SqliteException>(() => journal.AcknowledgeAsync(batch!));

        Execute("DROP VIEW journal; ALTER TABLE hidden RENAME TO journal");
        await journal.AppendAsync(new ReleaseEntry("site", 3, "l"));
        Assert.Equal([1, 3], (await DrainAsync(journal, 10)).Select(e => e.At));
    }

    [Fact]
    public async Task Closing_commits_what_was_appended_and_refuses_more()
    {
        var journal = new SqliteJournal(File);
        var appended = Enumerable.Range(0, 100).Select(i => journal.AppendAsync(new ReleaseEntry("site", i, "l")).AsTask()).ToList();
        await journal.DisposeAsync();
        await Task.WhenAll(appended);
        await journal.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => journal.AppendAsync(new ReleaseEntry("site", 1, "l")).AsTask());

        await using var reopened = new SqliteJournal(File);
        Assert.Equal(100, (await DrainAsync(reopened, 1000)).Count);
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_refused_at_once() => Assert.Throws<SqliteException>(() => new SqliteJournal(_folder));

    private static Task AppendTogetherAsync(SqliteJournal journal, int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(i => journal.AppendAsync(new ReleaseEntry("site", i, "l")).AsTask()));

    private static async Task<List<JournalEntry>> DrainAsync(SqliteJournal journal, int max)
    {
        var read = new List<JournalEntry>();
        while (await journal.ReadAsync(SqliteJournal.Partition, max) is { Entries.Count: > 0 } batch)
        {
            read.AddRange(batch.Entries);
            await journal.AcknowledgeAsync(batch);
        }

        return read;
    }

    private long Rows() => (long)Execute("SELECT COUNT(*) FROM journal")!;

    private object? Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
