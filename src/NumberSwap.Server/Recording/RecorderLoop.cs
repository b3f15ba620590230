using NumberSwap.Redis;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Recording;

/// <summary>Runs the recorder all the time.</summary>
public sealed class RecorderLoop(Recorder recorder, RecorderState state, TimeProvider clock, ILogger<RecorderLoop> log, RedisJournal? redis = null) : BackgroundService
{
    /// <summary>Entries of some milliseconds are committed together: fewer, larger transactions.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(10);

    private readonly LogOnce failure = new(clock, TimeSpan.FromSeconds(30));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var swept = 0L;
        var unreadable = 0L;
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                await recorder.DrainPendingAsync(stoppingToken);
                if (swept == 0 || clock.GetElapsedTime(swept) >= SweepEvery)
                {
                    await recorder.DrainAllAsync(stoppingToken);
                    swept = clock.GetTimestamp();
                }

                state.Succeeded();
                if (redis?.Unreadable > unreadable)
                {
                    unreadable = redis.Unreadable;
                    log.LogError("{Count} journal entries in Redis could not be read and were skipped since the start: another program, or another version of this one, writes to the streams {Prefix}*:j", unreadable, RedisKeys.Prefix);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failed)
            {
                state.Failed(failed);
                pause = PauseAfterFailure;
                if (failure.IsDue())
                    log.LogError(failed, "The journal cannot be recorded in SQL now. Leases and calls go on; the journal waits. See /health/ready");
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
