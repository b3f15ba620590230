using NumberSwap.Core.Callbacks;
using NumberSwap.Core.Mail;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Tells those who want to know of a site's missed calls that somebody is to be called back.</summary>
internal static class CallbackAlerts
{
    /// <summary>Who calls in vain again and again is told of once in so long, ms.</summary>
    private const long QuietMs = 15 * 60_000L;

    public static Task NewAsync(Work work, CallbackRow task) =>
        MailWriter.AlertAsync(work, task, task.Origin == CallbackOrigin.Request ? MailKind.Request : MailKind.MissedCall, task.MadeAt);

    /// <summary>
    /// Somebody whose task is open called or asked again: nobody leaves them waiting longer than somebody new. Those are told who may take the task for
    /// done with for now, since it was tried already or its time is over.
    /// </summary>
    /// <param name="task">As it was before.</param>
    /// <param name="deadline">By when somebody new would have to be called, Unix ms.</param>
    public static async Task AgainAsync(Work work, CallbackRow task, MailKind kind, long at, long deadline)
    {
        await work.ExecuteAsync(
            """
            UPDATE callbacks SET next_try_at = CASE WHEN next_try_at > @deadline THEN @deadline ELSE next_try_at END,
                deadline_at = CASE WHEN deadline_at > @deadline THEN @deadline ELSE deadline_at END
            WHERE id = @Id
            """,
            new { task.Id, deadline });
        if ((task.Tries > 0 || task.DeadlineAt < at)
            && await work.SingleAsync<int>("SELECT COUNT(*) FROM mails WHERE task_id = @Id AND created_at > @since", new { task.Id, since = at - QuietMs }) == 0)
        {
            await MailWriter.AlertAsync(work, task, kind, at);
        }
    }
}
