using NumberSwap.Core.Audit;
using NumberSwap.Core.Callbacks;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Mail;
using NumberSwap.Server.Tests.Sql;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Callbacks;

[Collection("sql")]
public sealed class CallbackWriterTests(ITestOutputHelper output)
{
    private const long T = Some.Time;
    private const long Minute = 60_000;
    private const string First = "+79161234567";
    private const string Other = "+79990000001";
    private const string Third = "+79990000002";
    private static readonly Actor Anna = new("person", "anna", "Anna");

    [Theory, ClassData(typeof(Engines))]
    public async Task A_missed_call_makes_a_task_and_further_ones_of_its_caller_join_it(string engine)
    {
        await using var test = await OpenAsync(engine);
        await RecordAsync(test, Call("a", 0, CallStatus.Ringing));
        Assert.Empty(await TasksAsync(test));

        await RecordAsync(test, Call("a", 0, CallStatus.Missed), Call("b", 3, CallStatus.Missed), Call("other", 4, CallStatus.Missed, "+79990000001"));
        await RecordAsync(test, Call("a", 0, CallStatus.Missed));

        var tasks = await TasksAsync(test);
        Assert.Equal(2, tasks.Count);
        var task = tasks.Single(one => one.Phone == "+79161234567");
        Assert.Equal((true, 2, T, T + (3 * Minute), T + (15 * Minute)), (task.IsOpen, task.Missed, task.MadeAt, task.LastMissedAt, task.DeadlineAt));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Who_hides_the_number_who_calls_from_within_and_who_called_long_ago_makes_none(string engine)
    {
        await using var test = await OpenAsync(engine);
        await RecordAsync(test, Call("hidden", 0, CallStatus.Missed, null), Call("own", 0, CallStatus.Missed, "+74955804084"), Call("old", 0, CallStatus.Missed, reportedAt: T + CallbackWriter.TooLateMs + 1));
        Assert.Empty(await TasksAsync(test));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_missed_call_that_was_answered_after_all_takes_its_task_along_with_its_mails(string engine)
    {
        await using var test = await OpenAsync(engine);
        await new AlertStore(test).SetAsync("site", [new AlertAddress { Email = "a@shop.example" }], T);
        await RecordAsync(test, Call("a", 0, CallStatus.Missed));
        Assert.Single(await test.DumpAsync("mails", "id"));
        await RecordAsync(test, Call("a", 0, CallStatus.Answered));
        Assert.Empty(await TasksAsync(test));
        Assert.Empty(await test.DumpAsync("mails", "id"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Who_gets_through_closes_their_task_and_the_next_missed_call_opens_another(string engine)
    {
        await using var test = await OpenAsync(engine);
        await RecordAsync(test, Call("a", 0, CallStatus.Missed));
        var first = Assert.Single(await TasksAsync(test));
        Assert.True(await new CallbackStore(test).TakeAsync("site", first.Id, Anna, T));
        await RecordAsync(test, Call("b", 10, CallStatus.Answered));
        await RecordAsync(test, Call("c", 20, CallStatus.Missed));

        var tasks = await TasksAsync(test);
        Assert.Equal(2, tasks.Count);
        Assert.Equal((false, CallbackOutcome.GotThrough, T + (10 * Minute), true), (tasks[1].IsOpen, tasks[1].Outcome, tasks[1].ClosedAt, tasks[1].WasMet(T + (60 * Minute))));
        Assert.True(tasks[0].IsOpen);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task An_outgoing_call_that_they_answer_closes_their_task(string engine)
    {
        await using var test = await OpenAsync(engine);
        await RecordAsync(test, Call("a", 0, CallStatus.Missed), Call("b", 0, CallStatus.Missed, "+79990000001"));
        await RecordAsync(test, Call("out", 20, CallStatus.Completed, "+74955804084").With(r => r with { To = "+79161234567" }));
        var unknown = Call("out2", 5, CallStatus.Completed, "+74955804084").With(r => r with { To = "+79990000001" });
        await RecordAsync(test, unknown with { Entry = unknown.Entry with { Site = "" } });

        var tasks = await TasksAsync(test);
        Assert.All(tasks, task => Assert.Equal(CallbackOutcome.GotThrough, task.Outcome));
        Assert.Equal([false, true], tasks.OrderBy(task => task.Phone, StringComparer.Ordinal).Select(task => task.WasMet(T + (60 * Minute)) == true));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_call_of_another_caller_takes_its_task_along(string engine)
    {
        await using var test = await OpenAsync(engine);
        await new AlertStore(test).SetAsync("site", [new AlertAddress { Email = "a@shop.example" }], T);
        await RecordAsync(test, Call("a", 0, CallStatus.Missed), Call("b", 3, CallStatus.Missed));
        await RecordAsync(test, Call("b", 3, CallStatus.Missed, Other, reportedAt: T + (4 * Minute)));
        Assert.Equal([(First, 1, T), (Other, 1, T + (3 * Minute))], (await TasksAsync(test)).OrderBy(task => task.MadeAt).Select(task => (task.Phone!, task.Missed, task.MadeAt)));

        await RecordAsync(test, Call("a", 0, CallStatus.Missed, Other, reportedAt: T + (5 * Minute)));
        var joined = Assert.Single(await TasksAsync(test));
        Assert.Equal((Other, 2, T, T + (3 * Minute)), (joined.Phone, joined.Missed, joined.MadeAt, joined.LastMissedAt));
        Assert.All(await test.DumpAsync("mails", "id"), mail => Assert.Contains(joined.Id, mail, StringComparison.Ordinal));

        // A report that was overtaken changes nothing.
        await RecordAsync(test, Call("a", 0, CallStatus.Missed, reportedAt: T + Minute));
        Assert.Equal(joined, Assert.Single(await TasksAsync(test)));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_was_done_goes_along_with_a_task_and_nobody_is_left_with_a_wrong_number(string engine)
    {
        await using var test = await OpenAsync(engine);
        var store = new CallbackStore(test);
        await RecordAsync(test, Call("a", 0, CallStatus.Missed), Call("c", 1, CallStatus.Missed, Third));
        foreach (var one in await TasksAsync(test))
            Assert.True(await store.TakeAsync("site", one.Id, Anna, T));
        await RecordAsync(test, Call("a", 0, CallStatus.Missed, Other, reportedAt: T + Minute));
        var task = (await TasksAsync(test)).Single(one => one.Phone == Other);
        Assert.Equal((true, "Anna", 1), (task.IsOpen, task.Taker, task.Missed));

        // Who is called already has a task: the other one is over.
        await RecordAsync(test, Call("c", 1, CallStatus.Missed, Other, reportedAt: T + (2 * Minute)));
        var tasks = (await TasksAsync(test)).ToDictionary(one => one.Phone!, StringComparer.Ordinal);
        Assert.Equal((true, 2), (tasks[Other].IsOpen, tasks[Other].Missed));
        Assert.Equal((false, CallbackOutcome.WrongNumber), (tasks[Third].IsOpen, tasks[Third].Outcome));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Whom_an_answered_call_was_not_of_waits_again(string engine)
    {
        await using var test = await OpenAsync(engine);
        await RecordAsync(test, Call("a", 0, CallStatus.Missed), Call("b", 1, CallStatus.Missed, Other), Call("c", 10, CallStatus.Answered));
        Assert.Equal([Other], (await TasksAsync(test)).Where(task => task.IsOpen).Select(task => task.Phone));

        await RecordAsync(test, Call("c", 10, CallStatus.Completed, Other, reportedAt: T + (12 * Minute)));
        var tasks = (await TasksAsync(test)).ToDictionary(task => task.Phone!, StringComparer.Ordinal);
        Assert.Equal((true, (long?)null, (CallbackOutcome?)null), (tasks[First].IsOpen, tasks[First].TriedAt, tasks[First].Outcome));
        Assert.Equal((false, T + (10 * Minute), CallbackOutcome.GotThrough), (tasks[Other].IsOpen, tasks[Other].ClosedAt, tasks[Other].Outcome));
    }

    /// <summary>Whatever is said of callers on the way: in the end tasks and earlier calls are those that the last words alone would have made.</summary>
    [Theory, ClassData(typeof(Engines))]
    public async Task Changing_callers_leaves_what_the_last_words_would_have_made(string engine)
    {
        for (var seed = 1; seed <= 25; seed++)
        {
            await using var test = await OpenAsync(engine);
            await using var plain = await OpenAsync(engine);
            var random = new Random(seed);
            string[] phones = [First, Other, Third];
            var calls = Enumerable.Range(0, 8).Select(i => (Id: "c" + i, Minute: 3 * i, IsMissed: random.Next(2) == 0)).ToList();
            var callers = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var step = 0; step < 20; step++)
            {
                var call = step < calls.Count ? calls[step] : calls[random.Next(calls.Count)];
                callers[call.Id] = phones[random.Next(phones.Length)];
                await RecordAsync(test, Call(call.Id, call.Minute, call.IsMissed ? CallStatus.Missed : CallStatus.Completed, callers[call.Id], T + (100 * Minute) + step));
            }

            foreach (var call in calls)
                await RecordAsync(plain, Call(call.Id, call.Minute, call.IsMissed ? CallStatus.Missed : CallStatus.Completed, callers[call.Id], T + (100 * Minute)));
            output.WriteLine($"Seed {seed}: {string.Join(' ', calls.Select(call => $"{call.Minute}{(call.IsMissed ? "-" : "+")}{callers[call.Id][^1]}"))}");
            Assert.Equal(await ShownAsync(plain), await ShownAsync(test));
            Assert.Equal(await EarlierAsync(plain), await EarlierAsync(test));
        }

        static async Task<IEnumerable<string>> ShownAsync(TestDatabase database) =>
            [.. (await TasksAsync(database)).Where(task => task.IsOpen).Select(task => $"{task.Phone} {task.Missed} {task.MadeAt} {task.LastMissedAt} {task.DeadlineAt} {task.TriedAt}").Order(StringComparer.Ordinal)];

        static async Task<IReadOnlyList<(string, long?)>> EarlierAsync(TestDatabase database) =>
            await database.Database.ReadAsync(work => work.QueryAsync<(string, long?)>("SELECT id, earlier_at FROM calls ORDER BY id"), CancellationToken.None);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_people_have_done_stays(string engine)
    {
        await using var test = await OpenAsync(engine);
        var store = new CallbackStore(test);
        await RecordAsync(test, Call("a", 0, CallStatus.Missed));
        var task = Assert.Single(await TasksAsync(test));
        Assert.True(await store.SettleAsync("site", task.Id, CallbackOutcome.NotReached, "no answer", T + (60 * Minute), Anna, T + (5 * Minute)));
        await RecordAsync(test, Call("b", 30, CallStatus.Missed));
        task = Assert.Single(await TasksAsync(test));

        // Who calls again waits no longer than somebody new.
        Assert.Equal((true, 2, 1, T + (45 * Minute)), (task.IsOpen, task.Missed, task.Tries, task.NextTryAt));

        Assert.True(await store.SettleAsync("site", task.Id, CallbackOutcome.Reached, null, null, Anna, T + (50 * Minute)));
        Assert.False(await store.SettleAsync("site", task.Id, CallbackOutcome.NotNeeded, null, null, Anna, T + (51 * Minute)));
        await RecordAsync(test, Call("a", 0, CallStatus.Completed), Call("late", 20, CallStatus.Completed));
        var left = Assert.Single(await TasksAsync(test));
        Assert.Equal((CallbackOutcome.Reached, "Anna", T + (5 * Minute), "no answer"), (left.Outcome, left.ClosedBy, left.TriedAt, left.Note));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_request_joins_the_open_task_and_a_missed_call_joins_a_request(string engine)
    {
        await using var test = await OpenAsync(engine);
        var store = new CallbackStore(test);
        var asked = await store.RequestAsync(new CallbackWish("site", "+79161234567", "lead", "Olga", "after lunch", T, T + (120 * Minute)));
        Assert.Equal(T + (135 * Minute), asked.DeadlineAt);
        await RecordAsync(test, Call("a", 5, CallStatus.Missed));
        Assert.Equal((asked.Id, 1), Assert.Single(await TasksAsync(test)) is var one ? (one.Id, one.Missed) : default);
        await RecordAsync(test, Call("b", 0, CallStatus.Missed, "+79990000001"));
        var joined = await store.RequestAsync(new CallbackWish("site", "+79990000001", "lead2", null, null, T + Minute, null));
        Assert.Equal((CallbackOrigin.MissedCall, "lead2", T + (15 * Minute)), (joined.Origin, joined.Lead, joined.DeadlineAt));

        Assert.Equal(1, await store.DeletePersonAsync("site", "+79161234567"));
        Assert.Equal(joined.Id, Assert.Single(await TasksAsync(test)).Id);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task No_order_and_no_repetition_loses_or_doubles_a_task(string engine)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var test = await OpenAsync(engine);
        for (var round = 0; round < (engine == Engines.Sqlite ? 40 : 5); round++)
        {
            foreach (var table in new[] { "mails", "callbacks", "calls" })
                await test.ExecuteAsync("DELETE FROM " + table);
            var calls = Enumerable.Range(0, random.Next(2, 14)).Select(i => (Id: $"c{i}", Minute: random.Next(10), Phone: $"+7916000000{random.Next(2)}", IsMissed: random.Next(3) > 0)).ToList();
            // An answered call may have been called missed first.
            var reports = calls.SelectMany(call => (call.IsMissed
                    ? new[] { CallStatus.Ringing, CallStatus.Missed }
                    : random.Next(2) == 0 ? [CallStatus.Missed, CallStatus.Completed] : [CallStatus.Ringing, CallStatus.Answered, CallStatus.Completed])
                .Select(status => Call(call.Id, call.Minute, status, call.Phone))).ToList();
            reports.AddRange(reports.Where(_ => random.Next(3) == 0).ToList());
            var shuffled = reports.ToArray();
            random.Shuffle(shuffled);
            foreach (var batch in shuffled.Chunk(random.Next(1, 4)))
                await RecordAsync(test, batch);

            var expected = calls.GroupBy(call => call.Phone, StringComparer.Ordinal).SelectMany(of => Episodes([.. of])).Order(StringComparer.Ordinal).ToList();
            var links = (await test.Database.ReadAsync(work => work.QueryAsync<(string Task, string Call)>("SELECT task_id, call_id FROM callback_calls"), CancellationToken.None))
                .ToLookup(link => link.Task, link => link.Call, StringComparer.Ordinal);
            var found = (await TasksAsync(test)).Select(task => Text(task.Phone!, links[task.Id], task.IsOpen ? null : (task.ClosedAt - T) / Minute, (task.MadeAt - T) / Minute, task.Missed))
                .Order(StringComparer.Ordinal).ToList();
            Assert.Equal(expected, found);
        }
    }

    /// <summary>The tasks that a caller's calls come to, found the slow way: walk through them, and close what is open at each answered one.</summary>
    private static IEnumerable<string> Episodes(List<(string Id, int Minute, string Phone, bool IsMissed)> calls)
    {
        var open = new List<(string Id, int Minute, string Phone, bool IsMissed)>();
        // Of one moment the missed one comes first.
        foreach (var call in calls.OrderBy(call => call.Minute).ThenBy(call => call.IsMissed ? 0 : 1))
        {
            if (call.IsMissed)
            {
                open.Add(call);
            }
            else if (open.Count > 0)
            {
                yield return Text(call.Phone, open.Select(one => one.Id), call.Minute, open[0].Minute, open.Count);
                open.Clear();
            }
        }

        if (open.Count > 0)
            yield return Text(open[0].Phone, open.Select(one => one.Id), null, open[0].Minute, open.Count);
    }

    private static string Text(string phone, IEnumerable<string> calls, long? closed, long made, int missed) =>
        $"{phone} {string.Join(',', calls.Order(StringComparer.Ordinal))} made {made} missed {missed} closed {closed}";

    private static RecordedCall Call(string id, int minute, CallStatus status, string? from = "+79161234567", long? reportedAt = null)
    {
        var start = T + (minute * Minute);
        var call = Some.Call(id, reportedAt ?? start, status).With(report => report with { From = from });
        return call with { Entry = call.Entry with { StartedAt = start } };
    }

    private static async Task<TestDatabase> OpenAsync(string engine)
    {
        var test = await TestDatabase.CreateAsync(engine);
        await new SiteStore(test).AddAsync(Some.Site());
        return test;
    }

    private static Task RecordAsync(TestDatabase test, params RecordedCall[] calls) => new RecordStore(test).RecordAsync([], calls);

    private static Task<IReadOnlyList<CallbackTask>> TasksAsync(Database database) => new CallbackStore(database).ListAsync(new CallbackFilter("site"), 100);
}
