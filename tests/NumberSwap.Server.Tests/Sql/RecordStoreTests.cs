using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class RecordStoreTests
{
    private const long T = Some.Time;

    [Theory, ClassData(typeof(Engines))]
    public async Task A_lease_comes_back_whole(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal) { ["ga"] = "GA1.2'; --", ["ym"] = "\U0001F525" };
        var hostile = new Visit("https://shop.example/?q='\"\0<script>🔥", referrer: null, Some.Visit().Source, "campaign");
        var start = Some.Started("s", T, Some.Lease("l", kind: LeaseKind.Cooling)) with { Visit = hostile, Ids = ids };
        await new RecordStore(test).RecordAsync([start], []);

        var expected = new Lease
        {
            Id = "l",
            Site = "site",
            Pool = "pool",
            Number = "+74951234567",
            Target = "+74955804084",
            Session = "s",
            Visitor = "visitor-s",
            Kind = LeaseKind.Cooling,
            SessionStartedAt = T,
            StartedAt = T,
            SeenAt = T,
            Until = T + Some.HoldMs,
            Visit = hostile,
            Ids = ids,
        };
        Assert.Equivalent(expected, await LeaseAsync(test), strict: true);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Sights_are_maxima_and_further_leases_join_the_session(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new RecordStore(test);
        await store.RecordAsync([Some.Started("s", T, Some.Lease("a", "+71"))], []);
        await store.RecordAsync([Some.Seen("s", T + 60_000, "a")], []);
        await store.RecordAsync([Some.Seen("s", T + 30_000, "a")], []);
        await store.RecordAsync([Some.Started("s", T, Some.Lease("b", "+72")) with { At = T + 90_000 }], []);

        var first = await LeaseAsync(test, "+71");
        Assert.Equal((T + 60_000, T + 60_000 + Some.HoldMs), (first!.SeenAt, first.Until));
        var second = await LeaseAsync(test, "+72");
        Assert.Equal((T, T + 90_000), (second!.SessionStartedAt, second.StartedAt));
        Assert.Contains($"last_seen_at={T + 90_000}", Assert.Single(await test.DumpAsync("sessions", "id")), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_released_lease_stays_released(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new RecordStore(test);
        await store.RecordAsync([new ReleaseEntry("site", T + 2000, "l"), Some.Seen("s", T + 1000, "l"), Some.Started("s", T, Some.Lease("l"))], []);
        Assert.Equal(T + 2000, (await LeaseAsync(test))!.Until);

        await store.RecordAsync([Some.Seen("s", T + 5000, "l")], []);
        await store.RecordAsync([new ReleaseEntry("site", T + 9000, "l")], []);
        await store.RecordAsync([new NoteEntry("site", T + 9500, "s", NoteKind.Leave, "+74951234567")], []);
        Assert.Equal(T + 2000, (await LeaseAsync(test))!.Until);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task The_newest_analytics_ids_win(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new RecordStore(test);
        await store.RecordAsync([Some.Started("s", T, Some.Lease("l"))], []);
        await store.RecordAsync([Some.Seen("s", T + 2) with { Ids = Ids("new") }, Some.Seen("s", T + 1) with { Ids = Ids("old") }], []);
        await store.RecordAsync([Some.Seen("s", T + 1) with { Ids = Ids("old") }, Some.Seen("s", T + 3)], []);

        Assert.Equal("new", (await LeaseAsync(test))!.Ids!["ga"]);

        static Dictionary<string, string> Ids(string ga) => new(StringComparer.Ordinal) { ["ga"] = ga };
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_note_touches_the_lease_that_its_session_had_of_the_number(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        NoteEntry Note(string session, long at, NoteKind kind, string? number) => new("site", at, session, kind, number);
        await new RecordStore(test).RecordAsync(
            [
                Note("s", T + 10, NoteKind.TelClick, "+71"),
                Note("s", T + 20, NoteKind.TelClick, "+71"),
                Note("s", T + 20, NoteKind.TelClick, "+71"),
                Note("s", T + 30, NoteKind.Copy, "+71"),
                Note("s", T + 40, NoteKind.Leave, "+71"),
                Note("s", T + 50, NoteKind.Leave, Number(null)),
                Note("s", T + 15, NoteKind.TelClick, "+79"),
                Note("unknown", T + 99, NoteKind.Copy, "+71"),
                Some.Started("s", T, Some.Lease("l", "+71")),
                Some.Started("s", T, Some.Lease("later", "+71")) with { At = T + 100 },
                Some.Started("t", T, Some.Lease("other", "+71")),
            ],
            []);

        var leases = (await new LeaseStore(test).OfNumberAsync("site", "+71", T + 1000, 0, 10)).ToDictionary(l => l.Id, StringComparer.Ordinal);
        Assert.Equal((T + 20, T + 30, T + 40), (leases["l"].TappedAt, leases["l"].CopiedAt, leases["l"].SeenAt));
        Assert.Equal((0, 0, T + 100), (leases["later"].TappedAt, leases["later"].CopiedAt, leases["later"].SeenAt));
        Assert.Equal((0, 0, T), (leases["other"].TappedAt, leases["other"].CopiedAt, leases["other"].SeenAt));
        Assert.Equal(6, (await test.DumpAsync("session_notes", "noted_at")).Count);

        static string? Number(string? number) => number;
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_is_said_of_an_unknown_session_is_dropped(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new RecordStore(test).RecordAsync(
            [Some.Seen("s", T, "l"), new ReleaseEntry("site", T, "l"), new NoteEntry("site", T, "s", NoteKind.Copy, "+71")],
            []);

        Assert.Empty(await test.DumpAsync("sessions", "id"));
        Assert.Empty(await test.DumpAsync("leases", "id"));
        Assert.Empty(await test.DumpAsync("session_notes", "noted_at"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Reports_of_a_call_are_merged(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new RecordStore(test);
        var attribution = new CallAttribution(MatchLevel.Source, 0.75, Lease: null, Some.Visit().Source, "campaign", [new Candidate("s", 0.5, "yandex", "kotly")]);
        var first = Some.Call("c", T + 1).With(r => r with { Operator = "Ann", RingSeconds = 7 }) with { Attribution = attribution };
        var completed = Some.Call("c", T + 3, CallStatus.Completed).With(r => r with { TalkSeconds = 240, RecordingUrl = "https://rec/'1'", From = null }) with { Destination = "+70" };
        var answered = Some.Call("c", T + 2, CallStatus.Answered).With(r => r with { Operator = "Bob", TalkSeconds = 1 });
        await store.RecordAsync([], [completed, first]);
        await store.RecordAsync([], [answered]);
        await store.RecordAsync([], [first, completed]);

        var expected = new CallRecord
        {
            Site = "site",
            Id = "c",
            Platform = "api",
            From = "+79161234567",
            To = "+74951234567",
            Destination = "+74955804084",
            StartedAt = T,
            Status = CallStatus.Completed,
            TalkSeconds = 240,
            RingSeconds = 7,
            Operator = "Ann",
            RecordingUrl = "https://rec/'1'",
            Attribution = attribution,
            RingAttribution = attribution,
            AttributedAt = T + 1,
        };
        Assert.Equivalent(expected, await new CallStore(test).FindAsync("site", "c"), strict: true);
    }

    /// <summary>Each call is told of in any order, in any batches, any part of it any number of times: what has been said once stays said.</summary>
    [Theory, ClassData(typeof(Engines))]
    public async Task A_calls_status_is_what_all_its_reports_say_together(string engine)
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new RecordStore(test);
        var expected = new Dictionary<string, CallStatus>(StringComparer.Ordinal) { ["late answer"] = CallStatus.Completed };
        await store.RecordAsync([], [Some.Call("late answer", T, CallStatus.Missed)]);
        await store.RecordAsync([], [Some.Call("late answer", T + 1, CallStatus.Answered)]);
        for (var batch = 0; batch < 30; batch++)
        {
            var calls = Enumerable.Range(0, random.Next(1, 20))
                .Select(_ => Some.Call($"c{random.Next(25)}", T + random.Next(100), (CallStatus)random.Next(4)))
                .ToList();
            foreach (var report in calls.Select(call => call.Entry.Report))
                expected[report.Id] = expected.GetValueOrDefault(report.Id) | report.Status;
            await store.RecordAsync([], calls);

            foreach (var (id, status) in expected)
                Assert.True(status == (await new CallStore(test).FindAsync("site", id))!.Status, $"{id} is not {status} after batch {batch}, seed {seed}");
        }
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task An_overlong_call_does_not_fail_its_batch(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var id = new string('x', 5000);
        var call = Some.Call(id, T).With(r => r with { To = new string('1', 5000), From = new string('2', 5000), Platform = new string('p', 500), Operator = new string('o', 5000) });
        await new RecordStore(test).RecordAsync([], [call, Some.Call("fine", T)]);

        Assert.NotNull(await new CallStore(test).FindAsync("site", id));
        Assert.NotNull(await new CallStore(test).FindAsync("site", "fine"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_batch_is_recorded_whole_or_not_at_all(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var broken = Some.Call("c", T).With(r => r with { Id = null! });
        await Assert.ThrowsAnyAsync<Exception>(() => new RecordStore(test).RecordAsync([Some.Started("s", T, Some.Lease("l"))], [broken]));
        await test.ExecuteAsync("DROP TABLE calls");
        await Assert.ThrowsAnyAsync<Exception>(() => new RecordStore(test).RecordAsync([Some.Started("s", T, Some.Lease("l"))], [Some.Call("c", T)]));

        Assert.Empty(await test.DumpAsync("sessions", "id"));
    }

    private static async Task<Lease?> LeaseAsync(TestDatabase test, string number = "+74951234567") =>
        Assert.Single(await new LeaseStore(test).OfNumberAsync("site", number, long.MaxValue, 0, 10));
}
