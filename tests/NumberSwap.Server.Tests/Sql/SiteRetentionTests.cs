using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

/// <summary>What a site keeps shorter than the server.</summary>
[Collection("sql")]
public sealed class SiteRetentionTests
{
    private const long T = Some.Time;

    [Theory, ClassData(typeof(Engines))]
    public async Task A_sites_old_calls_go_and_younger_ones_lose_their_caller(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new RecordStore(test).RecordAsync(
            [],
            [
                .. Enumerable.Range(0, 10).Select(i => At($"old-{i}", T + i)),
                .. Enumerable.Range(0, 10).Select(i => At($"young-{i}", T + 100 + i)),
                At("new", T + 200),
                At("others", T, "other"),
            ]);
        var store = new RetentionStore(test);

        var steps = 0;
        while (await store.PurgeCallsAsync("site", T + 100, T + 200, T + 300, 4) > 0)
            steps++;

        Assert.InRange(steps, 3, 6);
        var calls = await test.DumpAsync("calls", "site_id, started_at");
        Assert.Equal(12, calls.Count);
        Assert.Equal(10, calls.Count(call => call.Contains("id=young", StringComparison.Ordinal) && call.Contains("caller=|", StringComparison.Ordinal)));
        Assert.All(calls.Where(call => call.Contains("id=new|", StringComparison.Ordinal) || call.Contains("id=others|", StringComparison.Ordinal)), call => Assert.Contains("caller=+7916", call, StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Whom_the_site_called_and_what_was_written_of_calls_goes_with_the_callers(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var (outgoing, incoming) = (At("out", T), At("in", T + 1));
        outgoing = outgoing with { Destination = null, Entry = outgoing.Entry with { Report = outgoing.Entry.Report with { From = null, To = "+79990001122" } } };
        await new RecordStore(test).RecordAsync([], [outgoing, incoming]);
        await test.ExecuteAsync($"INSERT INTO call_notes (id, site_id, call_id, noted_at, author_kind, author_id, author_name, note) VALUES ('n', 'site', 'in', {T}, 'person', 'a', 'Anna', 'Ivan')");
        await test.ExecuteAsync($"INSERT INTO consultations (site_id, call_id, held_at, mentor_kind, mentor_id, mentor_name, note) VALUES ('site', 'in', {T}, 'person', 'm', 'Mentor', 'Ivan')");

        await new RetentionStore(test).PurgeCallsAsync("site", 0, T + 100, T + 200, 10);
        await new RecordStore(test).RecordAsync([], [outgoing, incoming]);

        var calls = await test.DumpAsync("calls", "started_at");
        Assert.Contains("dialled=|", calls[0], StringComparison.Ordinal);
        Assert.Contains($"dialled={incoming.Entry.Report.To}|", calls[1], StringComparison.Ordinal);
        Assert.All(calls, call => Assert.Contains("caller=|", call, StringComparison.Ordinal));
        Assert.Empty(await test.DumpAsync("call_notes", "id"));
        Assert.DoesNotContain("Ivan", Assert.Single(await test.DumpAsync("consultations", "call_id")), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_task_is_forgotten_by_when_its_person_was_last_heard_of_a_few_at_a_time(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        for (var i = 0; i < 5; i++)
            await test.ExecuteAsync($"INSERT INTO callbacks (id, site_id, open_key, phone, origin, made_at, missed_count, last_missed_at, deadline_at, tries, state) VALUES ('t{i}', 'site', '+7{i}', '+7{i}', 0, {T}, 1, {T + (i == 4 ? 100 : 0)}, {T}, 0, 0)");

        Assert.Equal(3, await new RetentionStore(test).PurgeCallsAsync("site", 0, T + 50, T + 200, 3));
        Assert.Equal(1, await new RetentionStore(test).PurgeCallsAsync("site", 0, T + 50, T + 200, 3));
        Assert.Equal(["t4"], (await new CallbackStore(test).ListAsync(new Core.Callbacks.CallbackFilter("site", IsOpen: true), 10)).Select(task => task.Id));
        await new RetentionStore(test).PurgeCallsAsync("site", T + 50, T + 50, T + 200, 10);
        Assert.Contains("id=t4|", Assert.Single(await test.DumpAsync("callbacks", "id")), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Phones_from_forms_are_forgotten_with_the_callers(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await test.ExecuteAsync($"INSERT INTO visitor_phones (site_id, phone, visitor, noted_at) VALUES ('site', '+71', 'v', {T}), ('site', '+72', 'v', {T + 200}), ('other', '+71', 'v', {T})");

        await new RetentionStore(test).PurgeCallsAsync("site", T, T + 100, T + 300, 10);

        Assert.Equal(["other+71", "site+72"], (await test.DumpAsync("visitor_phones", "site_id")).Select(row => row.Split('|')[0][8..] + row.Split('|')[1][6..]));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_sites_old_visits_are_found_among_the_others_step_by_step(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new RecordStore(test).RecordAsync(
            [
                .. Enumerable.Range(0, 30).Select(i => Of(i % 3 == 0 ? "site" : "other", $"s{i:00}", T + (i / 2))),
                Some.Started("seen-since", T, Some.Lease("l1")),
                Some.Seen("seen-since", T + 500, "l1"),
            ],
            []);
        var store = new RetentionStore(test);
        var before = new Dictionary<string, long> { ["site"] = T + 100 };

        var steps = 1;
        for ((long, string)? at = null; (at = await store.PurgeVisitsAsync(before, at, 4)) is not null;)
            steps++;

        Assert.Equal(8, steps);
        var left = await test.DumpAsync("sessions", "id");
        Assert.Equal(21, left.Count);
        Assert.All(left, session => Assert.True(session.Contains("site_id=other|", StringComparison.Ordinal) || session.Contains("id=seen-since|", StringComparison.Ordinal)));
        Assert.Null(await store.PurgeVisitsAsync(new Dictionary<string, long>(), null, 4));
    }

    private static VisitEntry Of(string site, string session, long at) => Some.Started(session, at) with { Site = site };

    private static Core.Calls.RecordedCall At(string id, long startedAt, string site = "site")
    {
        var call = Some.Call(id, startedAt, site: site);
        return call with { Entry = call.Entry with { StartedAt = startedAt } };
    }
}
