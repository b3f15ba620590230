using Microsoft.AspNetCore.OutputCaching;
using NumberSwap.Redis;

namespace NumberSwap.Server.Catalogs;

/// <summary>Makes a change of a site effective: here at once, on the other nodes by a Redis message.</summary>
public sealed class SiteChanges(CatalogLoader loader, IOutputCacheStore outputCache, ILogger<SiteChanges> log, RedisClient? redis = null)
{
    private const string Channel = "ns:changes";
    private const string Keys = "keys";

    /// <summary>Output-cache tag of everything that was made from any site's configuration.</summary>
    public const string AllSites = "sites";

    /// <summary>Output-cache tag of everything that was made from a site's configuration.</summary>
    public static string TagOf(string site) => "site:" + site;

    /// <summary>Call after a committed change of the site.</summary>
    public async Task AnnounceAsync(string site, CancellationToken cancellation = default)
    {
        await ApplyAsync(site, cancellation);
        await TellOthersAsync(site);
    }

    /// <summary>Call after a committed change of the API keys.</summary>
    public async Task AnnounceKeysAsync(CancellationToken cancellation = default)
    {
        await loader.LoadKeysAsync(cancellation);
        await TellOthersAsync(Keys);
    }

    /// <summary>Takes over whatever was changed anywhere.</summary>
    public async Task ApplyAllAsync(CancellationToken cancellation)
    {
        await loader.LoadAllAsync(cancellation);
        await outputCache.EvictByTagAsync(AllSites, cancellation);
    }

    /// <summary>Starts to follow what other nodes change.</summary>
    public async Task ListenAsync()
    {
        if (redis is not null)
            await redis.SubscribeAsync(Channel, message => _ = ApplyFromOthersAsync(message));
    }

    private async Task ApplyAsync(string site, CancellationToken cancellation)
    {
        await loader.LoadSiteAsync(site, cancellation);
        await outputCache.EvictByTagAsync(TagOf(site), cancellation);
    }

    private async Task ApplyFromOthersAsync(string message)
    {
        try
        {
            if (message == Keys)
                await loader.LoadKeysAsync();
            else
                await ApplyAsync(message, CancellationToken.None);
        }
        catch (Exception failed)
        {
            log.LogWarning(failed, "A change made on another node could not be loaded; the next regular check repeats it");
        }
    }

    private async Task TellOthersAsync(string message)
    {
        if (redis is null)
            return;
        try
        {
            await redis.PublishAsync(Channel, message);
        }
        catch (RedisUnavailableException)
        {
            log.LogWarning("Redis is away: the other nodes see this change at their next regular check");
        }
    }
}
