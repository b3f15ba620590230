using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Attribution;

/// <summary>Attributes calls again when they are due, and keeps the sites' models up to date.</summary>
public sealed class AttributionLoop(Reattributor reattributor, ModelTeacher teacher, TimeProvider clock, ILogger<AttributionLoop> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TeachEvery = TimeSpan.FromMinutes(5);

    private readonly LogOnce failure = new(clock, TimeSpan.FromMinutes(1));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var taught = 0L;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (taught == 0 || clock.GetElapsedTime(taught) >= TeachEvery)
                {
                    await teacher.TeachAsync(stoppingToken);
                    taught = clock.GetTimestamp();
                }

                await reattributor.RunAsync(stoppingToken);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                if (failure.IsDue())
                    log.LogWarning(failed, "Calls cannot be attributed again now: what was said at the ring stands, and the next round repeats it. See /health/ready");
            }

            await Task.Delay(Every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
