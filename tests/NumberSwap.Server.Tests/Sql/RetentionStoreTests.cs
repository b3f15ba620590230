using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class RetentionStoreTests
{
    private const long T = Some.Time;

    [Theory, ClassData(typeof(Engines))]
    public async Task What_is_old_goes_with_all_that_hangs_on_it_and_the_rest_stays(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new RecordStore(test).RecordAsync(
            [
                Some.Started("old", T - 10, Some.Lease("l-old")),
                new NoteEntry("site", T - 9, "old", NoteKind.Copy, "+71"),
                Some.Started("seen", T - 10, Some.Lease("l-seen")),
                Some.Seen("seen", T),
                new NoteEntry("site", T - 9, "seen", NoteKind.Copy, "+71"),
            ],
            [At("c-old", T - 1), At("c-new", T)]);

        Assert.Equal(2, await new RetentionStore(test).PurgeAsync(T, T, 100));
        Assert.Equal(0, await new RetentionStore(test).PurgeAsync(T, T, 100));

        Assert.Contains("id=seen|", Assert.Single(await test.DumpAsync("sessions", "id")), StringComparison.Ordinal);
        Assert.Contains("id=l-seen|", Assert.Single(await test.DumpAsync("leases", "id")), StringComparison.Ordinal);
        Assert.Contains("session_id=seen|", Assert.Single(await test.DumpAsync("session_notes", "session_id")), StringComparison.Ordinal);
        Assert.Contains("id=c-new|", Assert.Single(await test.DumpAsync("calls", "id")), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task The_oldest_go_first_when_there_are_more_than_one_purge_takes(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new RecordStore(test).RecordAsync(
            [.. Enumerable.Range(0, 10).Select(i => Some.Started($"s{i}", T + i))],
            [.. Enumerable.Range(0, 10).Select(i => At($"c{i}", T + i))]);

        Assert.Equal(8, await new RetentionStore(test).PurgeAsync(T + 100, T + 100, 4));
        Assert.Contains("id=s4|", (await test.DumpAsync("sessions", "id"))[0], StringComparison.Ordinal);
        Assert.Contains("id=c4|", (await test.DumpAsync("calls", "id"))[0], StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_session_stays_as_long_as_one_of_its_leases_was_seen(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new RecordStore(test).RecordAsync([Some.Started("s", T, Some.Lease("a"), Some.Lease("b")), Some.Seen("s", T + 10, "b")], []);
        var store = new RetentionStore(test);

        Assert.Equal(0, await store.PurgeAsync(T + 10, T, 100));
        Assert.Equal(2, (await test.DumpAsync("leases", "id")).Count);
        Assert.Equal(1, await store.PurgeAsync(T + 11, T, 100));
        Assert.Empty(await test.DumpAsync("leases", "id"));
    }

    private static Core.Calls.RecordedCall At(string id, long startedAt)
    {
        var call = Some.Call(id, startedAt);
        return call with { Entry = call.Entry with { StartedAt = startedAt } };
    }
}
