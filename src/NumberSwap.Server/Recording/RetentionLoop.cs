using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Recording;

/// <summary>Deletes, a little at a time, what has been kept long enough.</summary>
public sealed class RetentionLoop(RetentionStore store, Settings settings, TimeProvider clock, ILogger<RetentionLoop> log) : BackgroundService
{
    private const int RowsAtATime = 1000;
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                var now = clock.GetUtcNow();
                var keep = settings.Options.Retention;
                while (!stoppingToken.IsCancellationRequested && await store.PurgeAsync(
                    now.AddDays(-keep.VisitDays).ToUnixTimeMilliseconds(),
                    now.AddDays(-keep.CallDays).ToUnixTimeMilliseconds(),
                    RowsAtATime,
                    stoppingToken) >= RowsAtATime)
                {
                    await Task.Yield();
                }
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(failed, "Old visits and calls could not be deleted; the next round repeats it");
            }
        }
    }
}
