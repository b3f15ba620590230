using NumberSwap.Redis;
using NumberSwap.Server.Attribution;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Pools;
using NumberSwap.Server.Recording;
using NumberSwap.Sql;

namespace NumberSwap.Server.Hosting;

/// <summary>What has to be done before the first request is answered, in this order.</summary>
public sealed class StartUp(
    Database database,
    CatalogLoader loader,
    Recorder recorder,
    PoolHealer healer,
    SiteChanges changes,
    SiteModels models,
    ILogger<StartUp> log,
    RedisClient? redis = null,
    RedisWatch? watch = null)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        await database.MigrateAsync(cancellation);
        await loader.LoadAllAsync(cancellation);
        await models.LoadAsync(cancellation);
        if (redis is null || watch is null)
        {
            // What was answered before the process ended belongs to the state that the pools start with.
            await recorder.DrainAllAsync(cancellation);
            await healer.HealAllAsync(cancellation);
            return;
        }

        redis.Restored += () => _ = watch.LookAsync();
        try
        {
            await changes.ListenAsync();
        }
        catch (RedisUnavailableException)
        {
            log.LogWarning("Redis does not answer: pages show their own numbers until it does");
        }

        _ = watch.LookAsync();
    }
}
