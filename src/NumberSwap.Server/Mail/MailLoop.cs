using NumberSwap.Core.Mail;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Mail;

/// <summary>
/// Sends what is in the queue, until the mail server has taken it: at least once, later and later after failures, for a day. A server that hangs holds
/// up nothing but mails.
/// </summary>
public sealed class MailLoop(
    Database database, MailStore store, MailComposer composer, MailSender sender, Settings settings, TimeProvider clock, ILogger<MailLoop> log) : BackgroundService
{
    /// <summary>Mails are attempted for so long.</summary>
    public static readonly TimeSpan GiveUp = TimeSpan.FromDays(1);

    /// <summary>How often it looks for what other processes wrote.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(30);

    private readonly LogOnce failure = new(clock, TimeSpan.FromMinutes(1));

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!sender.IsOn)
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            var woken = database.Outbox.Next;
            try
            {
                while (await SendNextAsync(stoppingToken))
                    await Task.Yield();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failed)
            {
                if (failure.IsDue())
                    log.LogError(failed, "Mails cannot be read or written in SQL now: they wait. See /health/ready");
            }

            using var over = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(woken, Task.Delay(Poll, clock, over.Token));
            await over.CancelAsync();
        }
    }

    /// <summary>False when nothing is due, or the server cannot be spoken to.</summary>
    private async Task<bool> SendNextAsync(CancellationToken cancellation)
    {
        var lease = TimeSpan.FromSeconds(3 * settings.Options.Mail.TimeoutSeconds);
        if (await store.NextDueAsync(cancellation) is not { } due || due > Now)
            return false;
        var mails = await store.ClaimAsync(Now, Now + (long)lease.TotalMilliseconds, cancellation);
        if (mails.Count == 0)
            return false;
        if (await composer.WriteAsync(mails[0].Recipient, mails, cancellation) is not { } text)
        {
            await store.SettleAsync(mails, MailState.Dropped, error: null, Now, nextAt: 0, cancellation);
            return true;
        }

        var failed = await sender.SendAsync(mails[0].Recipient, text, mails[0].Id, cancellation);
        if (failed is null)
        {
            await store.SettleAsync(mails, MailState.Sent, error: null, Now, nextAt: 0, cancellation);
            return true;
        }

        if (failure.IsDue())
            log.LogWarning("Mails do not go out: {Reason} They are kept and attempted again", failed.Reason);
        var parked = mails.ToLookup(mail => failed.IsFinal || Now - mail.CreatedAt > GiveUp.TotalMilliseconds);
        await store.SettleAsync(parked[true], MailState.Parked, failed.Reason, Now, nextAt: 0, cancellation);
        await store.SettleAsync(parked[false], MailState.Pending, failed.Reason, Now, Now + (long)Retry(mails[0].Attempts).TotalMilliseconds, cancellation);
        return !failed.IsOfServer;
    }

    private TimeSpan Retry(int attempt)
    {
        var delay = TimeSpan.FromSeconds(settings.Options.Mail.FirstRetrySeconds * Math.Pow(2, Math.Min(attempt, 20) - 1));
        return delay < LongestRetry ? delay : LongestRetry;
    }
}
