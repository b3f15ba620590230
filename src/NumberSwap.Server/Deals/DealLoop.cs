using NumberSwap.Server.Deals.Crm;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Deals;

/// <summary>Lets deals look for calls that came after them, and fetches those that CRMs told of.</summary>
public sealed class DealLoop(DealStore deals, CrmFetcher fetcher, TimeProvider clock, ILogger<DealLoop> log) : BackgroundService
{
    private const int AtATime = 200;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly LogOnce failure = new(clock, TimeSpan.FromMinutes(1));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        // A CRM that hangs keeps no deal from its call.
        Task.WhenAll(
            RepeatAsync(() => SearchAsync(stoppingToken), "Deals cannot look for their calls now; the next round repeats it", stoppingToken),
            RepeatAsync(() => fetcher.RunAsync(stoppingToken), "Deals cannot be fetched from CRMs now; the next round repeats it", stoppingToken));

    /// <summary>All that are due: after an upgrade all deals may be.</summary>
    private async Task<int> SearchAsync(CancellationToken stopping)
    {
        int looked;
        do
            looked = await deals.SearchDueAsync(clock.GetUtcNow().ToUnixTimeMilliseconds(), AtATime, stopping);
        while (looked == AtATime);
        return looked;
    }

    private async Task RepeatAsync(Func<Task<int>> round, string trouble, CancellationToken stopping)
    {
        await Task.Yield();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await round();
            }
            catch (Exception failed) when (!stopping.IsCancellationRequested)
            {
                if (failure.IsDue())
                    log.LogWarning(failed, "{Trouble}", trouble);
            }

            await Task.Delay(Every, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
