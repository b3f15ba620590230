using NumberSwap.Core;
using NumberSwap.Core.Callbacks;
using NumberSwap.Core.Mail;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>The tasks of one caller of a site, those that the server may still change: open ones, and those that it closed itself.</summary>
internal sealed class CallbackTasks
{
    private const int MostTasks = 100;

    private const string Answered = "FROM calls WHERE site_id = @site AND status IN (1, 3)";

    private readonly Work _work;
    private readonly string _site;
    private readonly string _phone;
    private List<CallbackRow> _tasks;
    private ILookup<string, long> _calls;

    private CallbackTasks(Work work, string site, string phone, List<CallbackRow> tasks, ILookup<string, long> calls) =>
        (_work, _site, _phone, _tasks, _calls) = (work, site, phone, tasks, calls);

    public CallbackRow? Open => _tasks.Find(task => task.IsOpen);

    public static async Task<CallbackTasks> OfAsync(Work work, string site, string phone)
    {
        var tasks = await work.QueryAsync<CallbackRow>(
            $"{CallbackRow.Select} WHERE site_id = @site AND phone = @phone AND (state = {CallbackRow.Open} OR outcome = {(int)CallbackOutcome.GotThrough}) ORDER BY made_at DESC, id {work.Dialect.Limit}",
            new { site, phone, limit = MostTasks });
        var of = new CallbackTasks(work, site, phone, tasks, Enumerable.Empty<string>().ToLookup(id => id, _ => 0L));
        if (tasks.Count > 0)
        {
            await of.ReadCallsAsync();
        }

        return of;
    }

    /// <summary>Start of the last answered call before a time; null without one.</summary>
    public async Task<long?> AnsweredBeforeAsync(long at) => Largest(
        await _work.FindAsync<long?>($"SELECT MAX(started_at) {Answered} AND caller = @phone AND started_at < @at", new { site = _site, phone = _phone, at }),
        await _work.FindAsync<long?>($"SELECT MAX(started_at) {Answered} AND dialled = @phone AND started_at < @at", new { site = _site, phone = _phone, at }));

    /// <summary>Start of the first answered call from a time on; null without one.</summary>
    public async Task<long?> AnsweredFromAsync(long at) => Smallest(
        await _work.FindAsync<long?>($"SELECT MIN(started_at) {Answered} AND caller = @phone AND started_at >= @at", new { site = _site, phone = _phone, at }),
        await _work.FindAsync<long?>($"SELECT MIN(started_at) {Answered} AND dialled = @phone AND started_at >= @at", new { site = _site, phone = _phone, at }));

    /// <summary>A task that has missed calls after one answered call and not after the next.</summary>
    public CallbackRow? Between(long? previous, long? next) =>
        _tasks.Find(task => _calls[task.Id].Any(at => (previous is null || at > previous) && (next is null || at <= next)));

    /// <param name="at">The first missed call.</param>
    /// <param name="gotThrough">When the caller got through, if so.</param>
    public async Task<CallbackRow> MakeAsync(long at, long? gotThrough)
    {
        var id = RandomId.New();
        var row = new CallbackRow
        {
            Id = id,
            Site = _site,
            OpenKey = gotThrough is null ? _phone : id,
            Phone = _phone,
            Origin = CallbackOrigin.MissedCall,
            MadeAt = at,
            DeadlineAt = await CallbackDeadlines.OfAsync(_work, _site, at),
            State = gotThrough is null ? CallbackRow.Open : CallbackRow.Closed,
            TriedAt = gotThrough,
            ClosedAt = gotThrough,
            Outcome = gotThrough is null ? null : CallbackOutcome.GotThrough,
        };
        await _work.ExecuteAsync(CallbackRow.Insert, row);
        if (gotThrough is null)
        {
            await CallbackAlerts.NewAsync(_work, row);
        }

        return row;
    }

    public async Task LinkAsync(string call, long startedAt, CallbackRow task)
    {
        await _work.ExecuteAsync(
            "INSERT INTO callback_calls (site_id, call_id, task_id, started_at) VALUES (@site, @call, @task, @startedAt)", new { site = _site, call, task = task.Id, startedAt });
        await RecountAsync(task.Id);
        if (task.IsOpen && startedAt > (task.LastMissedAt ?? task.MadeAt))
        {
            await CallbackAlerts.AgainAsync(_work, task, MailKind.MissedCall, startedAt, await CallbackDeadlines.OfAsync(_work, _site, startedAt));
        }
    }

    /// <summary>A call of a task was answered after all. A task of no other call, with which nobody has done anything, was none.</summary>
    public async Task UnlinkAsync(string call, string task)
    {
        await _work.ExecuteAsync("DELETE FROM callback_calls WHERE site_id = @site AND call_id = @call", new { site = _site, call });
        await RecountAsync(task);
        await _work.ExecuteAsync("DELETE FROM mails WHERE task_id IN (SELECT id FROM callbacks WHERE id = @task AND missed_count = 0) AND state = 0", new { task });
        await _work.ExecuteAsync(
            $"""
            DELETE FROM callbacks WHERE id = @task AND missed_count = 0 AND origin = {(int)CallbackOrigin.MissedCall} AND taken_at IS NULL AND tries = 0
                AND (state = {CallbackRow.Open} OR outcome = {(int)CallbackOutcome.GotThrough})
            """,
            new { task });
        _tasks = [.. _tasks.Where(known => known.Id != task)];
    }

    /// <summary>
    /// A call of a task was another's. A task of this call alone that somebody has begun with goes along, with what was done; else the call leaves it,
    /// and a task that then has no call is closed.
    /// </summary>
    public async Task MoveAsync(string call, long startedAt, string task, string to)
    {
        var others = await OfAsync(_work, _site, to);
        var known = _tasks.Find(one => one.Id == task);
        if (known is { IsUntouched: false, Missed: 1, Origin: CallbackOrigin.MissedCall, IsOpen: true } && others.Open is null)
        {
            await _work.ExecuteAsync("UPDATE callbacks SET phone = @to, open_key = @to WHERE id = @task", new { task, to });
            _tasks = [.. _tasks.Where(one => one.Id != task)];
            if (await others.AnsweredFromAsync(startedAt) is { } through)
            {
                await (await OfAsync(_work, _site, to)).GotThroughAsync(through);
            }

            return;
        }

        await UnlinkAsync(call, task);
        await _work.ExecuteAsync(
            $"""
            UPDATE callbacks SET state = {CallbackRow.Closed}, open_key = id, outcome = {(int)CallbackOutcome.WrongNumber}, closed_at = @startedAt, closed_by = NULL, next_try_at = NULL
            WHERE id = @task AND missed_count = 0 AND state = {CallbackRow.Open} AND origin = {(int)CallbackOrigin.MissedCall}
            """,
            new { task, startedAt });
    }

    /// <summary>The call that began then, by which the caller got through, was another's: tasks that it closed are open again, until the next one.</summary>
    public async Task NotThroughAsync(long at)
    {
        foreach (var task in _tasks.Where(task => task is { IsOpen: false, Outcome: CallbackOutcome.GotThrough, ClosedBy: null } && task.ClosedAt == at))
        {
            var last = task.WaitsSince;
            if (await AnsweredFromAsync(last) is { } next)
            {
                await _work.ExecuteAsync("UPDATE callbacks SET tried_at = NULL WHERE id = @Id AND tried_at = @at", new { task.Id, at });
                await CloseAsync(task.Id, next);
            }
            else if (Open is null)
            {
                await _work.ExecuteAsync(
                    $"""
                    UPDATE callbacks SET state = {CallbackRow.Open}, open_key = @phone, outcome = NULL, closed_at = NULL,
                        tried_at = CASE WHEN tried_at < @at THEN tried_at ELSE NULL END
                    WHERE id = @id
                    """,
                    new { id = task.Id, phone = _phone, at });
                return;
            }
            else if (task is { IsUntouched: true, Origin: CallbackOrigin.MissedCall })
            {
                // What that call had parted is one task again.
                await _work.ExecuteAsync("UPDATE callback_calls SET task_id = @to WHERE task_id = @from", new { to = Open.Id, from = task.Id });
                await _work.ExecuteAsync("DELETE FROM callbacks WHERE id = @Id", new { task.Id });
                await RecountAsync(Open.Id);
            }
        }
    }

    /// <summary>The caller was spoken to in a call that began then.</summary>
    public async Task GotThroughAsync(long at)
    {
        foreach (var task in _tasks.Where(task => task.IsOpen || task.ClosedAt > at))
        {
            var last = task.WaitsSince;
            if (at >= last)
            {
                await CloseAsync(task.Id, at);
            }
            else if (task.IsUntouched && task.Origin == CallbackOrigin.MissedCall && _calls[task.Id].Any(call => call <= at))
            {
                var earlier = await MakeAsync(_calls[task.Id].Min(), at);
                await _work.ExecuteAsync("UPDATE callback_calls SET task_id = @to WHERE task_id = @from AND started_at <= @at", new { to = earlier.Id, from = task.Id, at });
                await RecountAsync(earlier.Id);
                await RecountAsync(task.Id);
            }
        }
    }

    private static long? Largest(long? one, long? other) => one is null || other > one ? other : one;

    private static long? Smallest(long? one, long? other) => one is null || other < one ? other : one;

    private async Task ReadCallsAsync() =>
        _calls = (await _work.QueryAsync<(string Task, long At)>(
            "SELECT task_id, started_at FROM callback_calls WHERE task_id IN @ids", new { ids = _tasks.Select(task => task.Id).ToList() }))
            .ToLookup(call => call.Task, call => call.At, StringComparer.Ordinal);

    private Task<int> CloseAsync(string task, long at) => _work.ExecuteAsync(
        $"""
        UPDATE callbacks SET state = {CallbackRow.Closed}, open_key = id, outcome = {(int)CallbackOutcome.GotThrough}, closed_at = @at, closed_by = NULL, next_try_at = NULL,
            tried_at = CASE WHEN tried_at < @at THEN tried_at ELSE @at END
        WHERE id = @task
        """,
        new { task, at });

    /// <summary>A task counts its calls; as long as nobody has called back, the first of them sets its deadline.</summary>
    private async Task RecountAsync(string task)
    {
        var calls = await _work.QueryAsync<long>("SELECT started_at FROM callback_calls WHERE task_id = @task ORDER BY started_at", new { task });
        await _work.ExecuteAsync(
            "UPDATE callbacks SET missed_count = @missed, last_missed_at = @last WHERE id = @task",
            new { task, missed = calls.Count, last = calls.Count == 0 ? (long?)null : calls[^1] });
        if (calls.Count > 0)
        {
            await _work.ExecuteAsync(
                $"UPDATE callbacks SET made_at = @first, deadline_at = @deadline WHERE id = @task AND origin = {(int)CallbackOrigin.MissedCall} AND made_at <> @first",
                new { task, first = calls[0], deadline = await CallbackDeadlines.OfAsync(_work, _site, calls[0]) });
        }
    }
}
