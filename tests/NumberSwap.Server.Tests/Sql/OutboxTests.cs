using NumberSwap.Core.Attribution;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Delivery;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class OutboxTests
{
    private const long T = Some.Time;

    [Theory, ClassData(typeof(Engines))]
    public async Task A_new_call_is_told_once_however_often_it_is_reported(string engine)
    {
        await using var test = await OpenAsync(engine);
        var records = new RecordStore(test);

        await records.RecordAsync([], [Some.Call("a", T), Some.Call("b", T, CallStatus.Missed)]);
        await records.RecordAsync([], [Some.Call("a", T), Some.Call("a", T + 1, CallStatus.Answered)]);
        await records.RecordAsync([], [Some.Call("a", T + 2, CallStatus.Completed), Some.Call("a", T + 2, CallStatus.Completed)]);
        await records.RecordAsync([], [Some.Call("a", T + 3, CallStatus.Ringing)]);

        Assert.Equal(["a:Ringing", "a:Attributed", "b:Attributed", "b:Missed", "a:Completed"], await ClaimedAsync(test, "all", 100));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task An_event_that_was_told_is_not_told_again_when_its_call_comes_back(string engine)
    {
        await using var test = await OpenAsync(engine);
        await new RecordStore(test).RecordAsync([], [Some.Call("a", T)]);
        await test.ExecuteAsync("DELETE FROM calls");
        await new RecordStore(test).RecordAsync([], [Some.Call("a", T), Some.Call("b", T)]);

        Assert.Equal(["a:Ringing", "a:Attributed", "b:Ringing", "b:Attributed"], await ClaimedAsync(test, "all", 100));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Only_what_is_wanted_is_written_and_nothing_for_a_site_without_destinations(string engine)
    {
        await using var test = await OpenAsync(engine);
        await AddAsync(test, "missed", DestinationState.Active, EventType.Missed);
        await AddAsync(test, "paused", DestinationState.Paused, EventType.Ringing);
        await AddAsync(test, "off", DestinationState.Off, [.. EventTypes.All]);
        await test.ExecuteAsync("DELETE FROM destinations WHERE id = 'all'");

        await new RecordStore(test).RecordAsync([], [Some.Call("a", T), Some.Call("b", T, CallStatus.Missed), Some.Call("c", T, CallStatus.Missed, "elsewhere")]);

        var deliveries = await test.DumpAsync("deliveries", "id");
        Assert.Equal(2, deliveries.Count);
        Assert.Equal(2, (await test.DumpAsync("call_events", "id")).Count);
        Assert.Single(deliveries, row => row.Contains("destination_id=paused", StringComparison.Ordinal));
        Assert.Single(deliveries, row => row.Contains("destination_id=missed", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_counts_as_the_cause_is_told_when_it_changes_with_what_counted_before(string engine)
    {
        await using var test = await OpenAsync(engine);
        await AddAsync(test, "re", DestinationState.Active, EventType.Reattributed);
        await new RecordStore(test).RecordAsync([], [Some.Call("a", T)]);
        var calls = new CallStore(test);
        var better = Some.NoAttribution with { Match = MatchLevel.Source, Probability = 0.8, Source = Some.Visit().Source };
        var attribution = new AttributionStore(test);

        Assert.True(await attribution.ReplaceAsync((await calls.FindAsync("site", "a"))!, better, T + 1, next: null));
        var correction = new CallCorrection(Some.NoAttribution, Actor.Server, T + 2, Reason: null);
        await new CallChangeStore(test).CorrectAsync("site", "a", correction, version: null);
        await attribution.ReplaceAsync([new NewAttribution("site", "a", 2, better with { Probability = 0.9 }, T + 3, next: null)]);
        await new CallChangeStore(test).CorrectAsync("site", "a", correction: null, version: null);

        // A call's events are claimed one at a time.
        var told = new List<CallEvent>();
        for (var i = 0; i < 3; i++)
            told.Add((CallEvent)(await TakeAsync(test, "re")).Event);
        Assert.Equal([T + 1, T + 2], told.Take(2).Select(one => one.At));
        Assert.Equal([0, 0.8, 0], told.Select(one => one.Previous!.Probability));
        Assert.Equal([0.8, 0, 0.9], told.Select(one => one.Call.Cause.Probability));
        Assert.Empty(await ClaimedAsync(test, "re", 10));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_one_process_has_claimed_another_has_not_until_the_lease_ends(string engine)
    {
        await using var test = await OpenAsync(engine);
        await new RecordStore(test).RecordAsync([], [.. Enumerable.Range(0, 50).Select(i => Some.Call($"c{i}", T))]);
        var stores = new[] { new DeliveryStore(test), new DeliveryStore(test.OtherNode()) };

        var claims = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => stores[i % 2].TurnAsync("all", [], [], 10, T, T + 1000))));
        var ids = claims.SelectMany(turn => turn.Claimed.Select(claimed => claimed.Id)).ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);
        Assert.Equal(50, claims.SelectMany(turn => turn.Claimed).Select(claimed => ((CallEvent)claimed.Event).Call.Id).Distinct(StringComparer.Ordinal).Count() + await LeftAsync(test));
        Assert.Equal(ids.Count, claims.SelectMany(turn => turn.Claimed).Select(claimed => ((CallEvent)claimed.Event).Call.Id).Distinct(StringComparer.Ordinal).Count());

        // Their leases end; who had them hears nothing more of a failure, but what arrived has arrived.
        var late = claims.SelectMany(turn => turn.Claimed).ToList();
        var again = (await stores[1].TurnAsync("all", [], [], 200, T + 1000, T + 2000)).Claimed;
        Assert.Equal(2, again.Single(claimed => claimed.Id == late[0].Id).Attempt);
        await stores[0].TurnAsync("all", [Settled(late[0], DeliveryState.Pending), Settled(late[1], DeliveryState.Delivered)], [], 0, T + 1001, T + 2000);
        await stores[1].TurnAsync("all", [Settled(again.Single(claimed => claimed.Id == late[1].Id), DeliveryState.Pending)], [], 0, T + 1002, T + 2000);
        var rows = await test.DumpAsync("deliveries", "id");
        Assert.Contains($"next_at={T + 2000}", rows.Single(row => row.Contains($"id={late[0].Id}|", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("state=1", rows.Single(row => row.Contains($"id={late[1].Id}|", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_lease_is_kept_while_the_attempt_goes_on(string engine)
    {
        await using var test = await OpenAsync(engine);
        await new RecordStore(test).RecordAsync([], [Some.Call("a", T, CallStatus.Missed)]);
        var store = new DeliveryStore(test);
        var claimed = (await store.TurnAsync("all", [], [], 1, T, T + 1000)).Claimed;

        await store.TurnAsync("all", [], claimed, 0, T + 900, T + 1900);

        Assert.Empty((await store.TurnAsync("all", [], [], 10, T + 1500, T + 2500)).Claimed);
        Assert.Single((await store.TurnAsync("all", [], [], 10, T + 1900, T + 2900)).Claimed);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Who_waits_is_woken_by_the_commit(string engine)
    {
        await using var test = await OpenAsync(engine);
        var woken = test.Database.Outbox.Next;
        await new RecordStore(test).RecordAsync([], [Some.Call("x", T, site: "elsewhere")]);
        Assert.False(woken.IsCompleted);
        await new RecordStore(test).RecordAsync([], [Some.Call("a", T)]);
        Assert.True(woken.IsCompleted);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Events_go_with_their_calls_callers_and_done_deliveries_after_their_time(string engine)
    {
        await using var test = await OpenAsync(engine);
        await new RecordStore(test).RecordAsync([], [Some.Call("a", T, CallStatus.Missed), Some.Call("b", T, CallStatus.Missed)]);
        var store = new DeliveryStore(test);
        var retention = new RetentionStore(test);
        var later = DateTimeOffset.UtcNow.AddDays(1).ToUnixTimeMilliseconds();
        var claimed = (await store.TurnAsync("all", [], [], 1, T, T + 1000)).Claimed.Single();
        await store.TurnAsync("all", [Settled(claimed, DeliveryState.Delivered)], [], 0, T + 1, T + 1000);

        Assert.Equal(0, await retention.PurgeDeliveriesAsync(T - 1, 100));
        Assert.Equal(2, await retention.PurgeDeliveriesAsync(later, 100));
        Assert.Equal(3, (await test.DumpAsync("deliveries", "id")).Count);
        Assert.Empty(await test.DumpAsync("delivery_attempts", "delivery_id"));

        await test.ExecuteAsync("UPDATE calls SET started_at = 5 WHERE id = 'b'");
        await retention.PurgeCallsAsync("site", 0, 6, 6, 100);
        Assert.All(await test.DumpAsync("call_events", "id"), row => Assert.Contains("call_id=a|", row, StringComparison.Ordinal));
        await new DestinationStore(test).DeleteAsync("site", "all");
        await retention.PurgeDeliveriesAsync(later, 100);
        Assert.Empty(await test.DumpAsync("deliveries", "id"));
        Assert.Empty(await test.DumpAsync("call_events", "id"));
    }

    [Fact]
    public async Task What_is_due_is_found_by_an_index_whatever_else_there_is()
    {
        await using var test = await OpenAsync(Engines.Sqlite);
        var plan = await test.Database.ReadAsync(
            work => work.QueryAsync<(int Id, int Parent, int Unused, string Detail)>($"EXPLAIN QUERY PLAN {DeliveryStore.Due} {work.Dialect.Limit}", new { destination = "all", now = T, limit = 10 }),
            CancellationToken.None);

        Assert.Contains(plan, step => step.Detail.Contains("SEARCH d USING INDEX ix_deliveries_due (destination_id=? AND state=? AND next_at<?)", StringComparison.Ordinal));
        Assert.Contains(plan, step => step.Detail.Contains("SEARCH o USING INDEX ix_deliveries_call (destination_id=? AND call_id=?)", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.Detail.Contains("SCAN", StringComparison.Ordinal) || step.Detail.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    private static async Task<TestDatabase> OpenAsync(string engine)
    {
        var test = await TestDatabase.CreateAsync(engine);
        await new SiteStore(test).AddAsync(Some.Site());
        await AddAsync(test, "all", DestinationState.Active, [.. EventTypes.All.Except([EventType.Reattributed])]);
        return test;
    }

    private static Task AddAsync(Database database, string id, DestinationState state, params EventType[] events) =>
        new DestinationStore(database).AddAsync(new Destination(id, "site", "webhook", id, "{}", "", events, state, Reason: null, FailingSince: null, Failures: 0, T));

    private static SettledDelivery Settled(ClaimedDelivery claimed, DeliveryState state) =>
        new(claimed.Id, claimed.Attempt, state, T + 1, new DeliveryAttempt(T, 1, 200, "request", "answer", Error: null));

    /// <summary>Claims and delivers one.</summary>
    private static async Task<ClaimedDelivery> TakeAsync(Database database, string destination)
    {
        var store = new DeliveryStore(database);
        var claimed = Assert.Single((await store.TurnAsync(destination, [], [], 10, T + 100, T + 1000)).Claimed);
        await store.TurnAsync(destination, [Settled(claimed, DeliveryState.Delivered)], [], 0, T + 100, T + 1000);
        return claimed;
    }

    /// <summary>Everything that is due, one turn after the other, as call and type.</summary>
    private static async Task<List<string>> ClaimedAsync(Database database, string destination, int most)
    {
        var told = new List<ClaimedDelivery>();
        var store = new DeliveryStore(database);
        while ((await store.TurnAsync(destination, [], [], most, T + 100, T + 1000)).Claimed is { Count: > 0 } claimed)
        {
            Assert.Equal(claimed.Count, claimed.Select(one => ((CallEvent)one.Event).Call.Id).Distinct(StringComparer.Ordinal).Count());
            told.AddRange(claimed);
            await store.TurnAsync(destination, [.. claimed.Select(one => Settled(one, DeliveryState.Delivered))], [], 0, T + 100, T + 1000);
        }

        return [.. told.OrderBy(one => one.Id).Select(one => $"{((CallEvent)one.Event).Call.Id}:{one.Event.Type}")];
    }

    /// <summary>Calls of which nothing is claimed.</summary>
    private static async Task<int> LeftAsync(Database database) =>
        (await new DeliveryStore(database).TurnAsync("all", [], [], 200, T, T + 1000)).Claimed.Count;
}
