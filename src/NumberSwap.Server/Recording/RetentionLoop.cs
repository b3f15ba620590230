namespace NumberSwap.Server.Recording;

/// <summary>Deletes, a little at a time, what has been kept long enough.</summary>
public sealed class RetentionLoop(RetentionRound round, TimeProvider clock, ILogger<RetentionLoop> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!stoppingToken.IsCancellationRequested)
                    await round.RunAsync(stoppingToken);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(failed, "Old visits and calls could not be deleted; the next round repeats it");
            }
        }
    }
}
