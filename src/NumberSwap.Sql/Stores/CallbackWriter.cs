using NumberSwap.Core;
using NumberSwap.Core.Callbacks;
using NumberSwap.Core.Calls;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>
/// Makes tasks of missed calls, and closes them when their caller gets through, in the transaction that records the calls: a missed call that is
/// recorded has its task.
/// </summary>
/// <remarks>
/// <para>Missed calls of a caller between two answered ones are one task, whichever is reported first: an answered call that is heard of later parts
/// a task that nobody has touched, and a missed call that turns out to have been answered leaves it, or takes it along.</para>
/// <para>What people have done with a task stays as it is.</para>
/// </remarks>
internal static class CallbackWriter
{
    /// <summary>Nobody is called back for a call that is first heard of so long after it rang, ms (1 day).</summary>
    public const long TooLateMs = 24 * 3600_000L;

    private const string FindCall =
        """
        SELECT c.site_id AS Site, c.id AS Id, c.caller AS Caller, c.dialled AS Dialled, c.started_at AS StartedAt, c.status AS Status, c.reported_at AS ReportedAt,
            k.task_id AS Task, t.phone AS TaskPhone
        FROM calls c LEFT JOIN callback_calls k ON k.site_id = c.site_id AND k.call_id = c.id LEFT JOIN callbacks t ON t.id = k.task_id
        WHERE c.site_id = @Site AND c.id = @Call
        """;

    /// <summary>
    /// After calls have another caller, before <see cref="WriteAsync"/> writes what they mean for that one: a task of theirs goes along, and whom an
    /// answered one was no call of, waits again.
    /// </summary>
    public static async Task MovedAsync(Work work, IReadOnlyList<ChangedCaller> calls)
    {
        foreach (var moved in calls)
        {
            if (await work.FindAsync<CallOfTask>(FindCall, new { moved.Site, Call = moved.Id }) is not { Caller: { } caller } call)
            {
                continue;
            }

            var before = await CallbackTasks.OfAsync(work, moved.Site, moved.Before);
            if (call.Task is not null && call.TaskPhone == moved.Before)
            {
                await before.MoveAsync(call.Id, call.StartedAt, call.Task, caller);
            }

            if (moved.Status.HasFlag(CallStatus.Answered))
            {
                await before.NotThroughAsync(call.StartedAt);
            }
        }
    }

    public static async Task WriteAsync(Work work, IReadOnlyList<ReportChanges.CallKey> calls)
    {
        foreach (var key in calls)
        {
            if (await work.FindAsync<CallOfTask>(FindCall, key) is not { Status: not CallStatus.Ringing } call)
            {
                continue;
            }

            if (call.Status == CallStatus.Missed)
            {
                await MissedAsync(work, call);
            }
            else
            {
                await AnsweredAsync(work, call);
            }
        }
    }

    private static async Task MissedAsync(Work work, CallOfTask call)
    {
        // Calls of a site's own numbers are the owner's own: outgoing ones, which nobody has to call back.
        if (call.Task is not null || call.Site.Length == 0 || string.IsNullOrEmpty(call.Caller) || call.ReportedAt - call.StartedAt > TooLateMs
            || await OwnNumbers.HasAsync(work, call.Site, call.Caller))
        {
            return;
        }

        var caller = await CallbackTasks.OfAsync(work, call.Site, call.Caller);
        var (previous, next) = (await caller.AnsweredBeforeAsync(call.StartedAt), await caller.AnsweredFromAsync(call.StartedAt));
        var task = caller.Between(previous, next) ?? (next is null ? caller.Open : null);
        await caller.LinkAsync(call.Id, call.StartedAt, task ?? await caller.MakeAsync(call.StartedAt, next));
    }

    private static async Task AnsweredAsync(Work work, CallOfTask call)
    {
        if (call.Task is not null && call.Caller is not null)
        {
            var missed = await CallbackTasks.OfAsync(work, call.Site, call.Caller);
            await missed.UnlinkAsync(call.Id, call.Task);
        }

        // Of an outgoing call the site may be unknown: then it is the one whose number it came from.
        foreach (var (site, phone) in new[] { (call.Site, call.Caller), (call.Site, call.Dialled) })
        {
            if (string.IsNullOrEmpty(phone))
            {
                continue;
            }

            if (site.Length > 0)
            {
                await (await CallbackTasks.OfAsync(work, site, phone)).GotThroughAsync(call.StartedAt);
                continue;
            }

            foreach (var one in await work.QueryAsync<string>("SELECT site_id FROM callbacks WHERE open_key = @phone", new { phone }))
            {
                if (phone == call.Dialled && call.Caller is not null && await OwnNumbers.HasAsync(work, one, call.Caller))
                {
                    await (await CallbackTasks.OfAsync(work, one, phone)).GotThroughAsync(call.StartedAt);
                }
            }
        }
    }

    private sealed record CallOfTask
    {
        public required string Site { get; init; }
        public required string Id { get; init; }
        public string? Caller { get; init; }
        public required string Dialled { get; init; }
        public long StartedAt { get; init; }
        public CallStatus Status { get; init; }
        public long ReportedAt { get; init; }
        public string? Task { get; init; }
        public string? TaskPhone { get; init; }
    }
}
