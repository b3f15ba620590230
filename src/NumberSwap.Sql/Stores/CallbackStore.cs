using NumberSwap.Core;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Callbacks;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns, with <see cref="CallbackWriter"/>, the tables <c>callbacks</c> and <c>callback_calls</c>: what people do with tasks.</summary>
public sealed class CallbackStore(Database database)
{
    public Task<CallbackTask?> FindAsync(string site, string id, CancellationToken cancellation = default) =>
        database.ReadAsync(async work => (await FindAsync(work, site, id))?.ToTask(), cancellation);

    /// <summary>Those that the filter lets through, at most <paramref name="max"/>.</summary>
    public Task<IReadOnlyList<CallbackTask>> ListAsync(CallbackFilter filter, int max, CancellationToken cancellation = default)
    {
        var where = new Conditions();
        where.Add(true, "site_id = @Site");
        where.Add(filter.IsOpen is not null, "state = @state");
        where.Add(filter.Origin is not null, "origin = @Origin");
        where.Add(filter.From is not null, "made_at >= @From");
        where.Add(filter.Before is not null, "made_at < @Before");
        var order = filter.IsOpen == true ? "COALESCE(next_try_at, deadline_at), id" : "made_at DESC, id DESC";
        return database.ReadAsync<IReadOnlyList<CallbackTask>>(
            async work => [.. (await work.QueryAsync<CallbackRow>(
                $"{CallbackRow.Select}{where} ORDER BY {order} {work.Dialect.Limit}",
                new { filter.Site, state = filter.IsOpen == true ? CallbackRow.Open : CallbackRow.Closed, filter.Origin, filter.From, filter.Before, limit = max })).Select(row => row.ToTask())],
            cancellation);
    }

    /// <summary>How many of a site's tasks are open, and how many of those are late.</summary>
    public Task<(int Open, int Late)> CountOpenAsync(string site, long now, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work => (
                await work.SingleAsync<int>($"SELECT COUNT(*) FROM callbacks WHERE site_id = @site AND state = {CallbackRow.Open}", new { site }),
                await work.SingleAsync<int>(
                    $"SELECT COUNT(*) FROM callbacks WHERE site_id = @site AND state = {CallbackRow.Open} AND deadline_at < @now AND COALESCE(next_try_at, deadline_at) < @now",
                    new { site, now })),
            cancellation);

    /// <summary>The open task of who called in vain or asked to be called last; null: there is none.</summary>
    public Task<CallbackTask?> NewestOpenAsync(string site, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work => (await work.FindAsync<CallbackRow>(
                $"{CallbackRow.Select} WHERE site_id = @site AND state = {CallbackRow.Open} ORDER BY CASE WHEN asked_at > COALESCE(last_missed_at, made_at) THEN asked_at ELSE COALESCE(last_missed_at, made_at) END DESC, id {work.Dialect.First}", new { site }))?.ToTask(),
            cancellation);

    /// <summary>The missed calls that a task is for, the oldest first.</summary>
    public Task<IReadOnlyList<string>> CallsAsync(string task, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async work => await work.QueryAsync<string>("SELECT call_id FROM callback_calls WHERE task_id = @task ORDER BY started_at, call_id", new { task }), cancellation);

    /// <summary>Notes that somebody asked to be called back: in the task that is open for them, or a new one.</summary>
    public async Task<CallbackTask> RequestAsync(CallbackWish wish, AuditEntry? audit = null, CancellationToken cancellation = default)
    {
        CallbackTask? made = null;
        await database.WriteAsync(
            async work =>
            {
                made = (await CallbackRequests.WriteAsync(work, wish))!.ToTask();
                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);
        return made!;
    }

    /// <summary>Takes a task that nobody has, or gives back one that somebody has (<paramref name="taker"/> null). False when it is not open, or somebody else's.</summary>
    public Task<bool> TakeAsync(string site, string id, Actor? taker, long now, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work => await work.ExecuteAsync(
                $"""
                UPDATE callbacks SET taken_at = @at, taker_id = @taker, taker = @name
                WHERE site_id = @site AND id = @id AND state = {CallbackRow.Open} AND (@taker IS NULL OR taken_at IS NULL OR taker_id = @taker)
                """,
                new { site, id, at = taker is null ? (long?)null : now, taker = taker?.Id, name = Bounded.Text(taker?.Name, 200) }) > 0,
            cancellation);

    /// <summary>Writes down what became of an open task. With <paramref name="nextTryAt"/> it stays open. False when it is not open.</summary>
    public Task<bool> SettleAsync(
        string site, string id, CallbackOutcome outcome, string? note, long? nextTryAt, Actor by, long now, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work => await work.ExecuteAsync(
                nextTryAt is null
                    ? $"""
                    UPDATE callbacks SET state = {CallbackRow.Closed}, open_key = id, outcome = @outcome, note = COALESCE(@note, note), closed_at = @now, closed_by = @by, next_try_at = NULL,
                        tries = tries + @try, tried_at = COALESCE(tried_at, @now)
                    WHERE site_id = @site AND id = @id AND state = {CallbackRow.Open}
                    """
                    : $"""
                    UPDATE callbacks SET outcome = @outcome, note = COALESCE(@note, note), next_try_at = @nextTryAt, tries = tries + 1, tried_at = COALESCE(tried_at, @now)
                    WHERE site_id = @site AND id = @id AND state = {CallbackRow.Open}
                    """,
                new { site, id, outcome, note, nextTryAt, now, by = Bounded.Text(by.Name, 200), @try = outcome == CallbackOutcome.NotReached ? 1 : 0 }) > 0
                && await AuditStore.WroteAsync(work, audit),
            cancellation);

    /// <summary>Adds tasks of the past with what became of them; nobody is alerted.</summary>
    public Task AddAsync(IReadOnlyCollection<NewCallback> made, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                await work.ExecuteEachAsync(
                    """
                    INSERT INTO callbacks (id, site_id, open_key, phone, origin, lead_id, name, wish, made_at, missed_count, last_missed_at, wanted_at, deadline_at,
                        taken_at, taker, tries, tried_at, state, outcome, note, closed_at, closed_by)
                    VALUES (@Id, @Site, @OpenKey, @Phone, @Origin, @Lead, @Name, @Wish, @MadeAt, @Missed, @LastMissedAt, @WantedAt, @DeadlineAt,
                        @TakenAt, @Taker, @Tries, @TriedAt, @State, @Outcome, @Note, @ClosedAt, @ClosedBy)
                    """,
                    [.. made.Select(of => CallbackRow.Of(of.Task))]);
                await work.ExecuteEachAsync(
                    "INSERT INTO callback_calls (site_id, call_id, task_id, started_at) VALUES (@Site, @Call, @Id, @MadeAt)",
                    [.. made.Where(of => of.Call is not null).Select(of => new { of.Task.Site, Call = Bounded.CallId(of.Call!), of.Task.Id, of.Task.MadeAt })]);
                return made.Count > 0;
            },
            cancellation);

    public Task<CallbackRules> RulesAsync(string site, CancellationToken cancellation = default) =>
        database.ReadAsync(work => CallbackDeadlines.RulesAsync(work, site), cancellation);

    /// <summary>Sets within how many minutes a site calls back; tasks that are there keep their deadlines.</summary>
    public Task SetMinutesAsync(string site, int minutes, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                await CallbackDeadlines.SetMinutesAsync(work, site, minutes);
                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    /// <summary>Removes a person's tasks and the mails about them; returns how many tasks went.</summary>
    /// <param name="phone">E.164.</param>
    public async Task<int> DeletePersonAsync(string site, string phone, CancellationToken cancellation = default)
    {
        var deleted = 0;
        await database.WriteAsync(
            async work =>
            {
                deleted = await DeletePersonAsync(work, site, phone);
                return deleted > 0;
            },
            cancellation);
        return deleted;
    }

    /// <inheritdoc cref="DeletePersonAsync(string, string, CancellationToken)"/>
    internal static async Task<int> DeletePersonAsync(Work work, string site, string phone)
    {
        await work.ExecuteAsync("DELETE FROM mails WHERE site_id = @site AND task_id IN (SELECT id FROM callbacks WHERE site_id = @site AND phone = @phone)", new { site, phone });
        return await work.ExecuteAsync("DELETE FROM callbacks WHERE site_id = @site AND phone = @phone", new { site, phone });
    }

    /// <summary>A condition: nothing was heard of the task's person since <c>@before</c>.</summary>
    internal const string IsOld = "made_at < @before AND COALESCE(last_missed_at, made_at) < @before AND COALESCE(asked_at, made_at) < @before";

    /// <summary>
    /// Forgets who was to be called back in tasks whose person was last heard of before a time, at most <paramref name="max"/> of them; open ones are
    /// closed, since nobody can be called any more. Returns how many.
    /// </summary>
    internal static Task<int> ForgetAsync(Work work, string site, long before, int max) =>
        work.ExecuteAsync(
            $"""
            UPDATE callbacks SET outcome = CASE WHEN state = {CallbackRow.Open} THEN {(int)CallbackOutcome.NotReached} ELSE outcome END,
                closed_at = CASE WHEN state = {CallbackRow.Open} THEN deadline_at ELSE closed_at END, next_try_at = NULL,
                state = {CallbackRow.Closed}, open_key = id, phone = NULL, lead_id = NULL, name = NULL, wish = NULL, note = NULL
            WHERE id IN (SELECT id FROM callbacks WHERE site_id = @site AND {IsOld} AND phone IS NOT NULL ORDER BY made_at, id {work.Dialect.Limit})
            """,
            new { site, before, limit = max });

    private static Task<CallbackRow?> FindAsync(Work work, string site, string id) =>
        work.FindAsync<CallbackRow>(CallbackRow.Select + " WHERE site_id = @site AND id = @id", new { site, id });
}
