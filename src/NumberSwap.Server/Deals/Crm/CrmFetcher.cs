using NumberSwap.Core.Deals;
using NumberSwap.Server.Catalogs;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Deals.Crm;

/// <summary>Fetches the deals that CRMs told of, each until it is done or has failed for about two days.</summary>
public sealed class CrmFetcher(
    CrmFetchStore store, CrmConnections connections, DealService deals, Catalog catalog, CrmClient client, TimeProvider clock, ILogger<CrmFetcher> log)
{
    /// <summary>Bitrix24 lets a portal be asked twice a second; a deal takes two or three questions, and a round comes every five seconds.</summary>
    private const int AtATime = 4;

    private const int MostAttempts = 14;

    // Longer than a deal's three questions may take: another node would ask again.
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(3);

    /// <summary>Fetches a few of those that are due; returns how many. Throws when SQL does not answer.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var claimed = await store.ClaimAsync(now.ToUnixTimeMilliseconds(), (now + Claim).ToUnixTimeMilliseconds(), AtATime, cancellation);
        await Task.WhenAll(claimed.Select(fetch => FetchAsync(fetch, cancellation)));
        return claimed.Count;
    }

    private async Task FetchAsync(CrmFetch fetch, CancellationToken cancellation)
    {
        var settings = await connections.SettingsAsync(fetch.Site, fetch.System, cancellation);
        if (catalog.ById(fetch.Site) is not { } site || connections.Find(fetch.System) is not { } crm)
        {
            await store.DoneAsync(fetch, Now(), cancellation);
            return;
        }

        try
        {
            if (settings is null)
                throw new CrmException("Its settings cannot be read. Enter them again.");
            if (await crm.FetchAsync(client, settings, site.Site, fetch.ExternalId, cancellation) is { } deal)
            {
                var (report, field, _) = DealReader.Read(deal, site.Site, fetch.System, clock.GetUtcNow());
                await deals.PutAsync([report ?? throw new CrmException($"Its {field} cannot be read.")], cancellation);
            }

            await store.DoneAsync(fetch, Now(), cancellation);
        }
        catch (CrmException failure)
        {
            if (log.IsEnabled(LogLevel.Debug))
                log.LogDebug("A deal of site {Site} could not be fetched from {System}: {Fault}", fetch.Site, fetch.System, failure.Message);
            await store.FailedAsync(fetch, failure.Message, fetch.Attempts + 1 >= MostAttempts ? null : Now() + PauseMs(fetch.Attempts), cancellation);
        }
    }

    /// <summary>Half a minute, then twice as long each time, six hours at most.</summary>
    private static long PauseMs(int attempts) => Math.Min(30_000L << Math.Min(attempts, 20), 6 * 3600_000L);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
