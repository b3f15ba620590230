using NumberSwap.Redis;

namespace NumberSwap.Server.Pools;

/// <summary>Looks, each time that Redis answers again, whether it is still the one that was filled; another or a restarted one is brought in line with SQL.</summary>
/// <remarks>A Redis that was emptied without a restart is noticed by the first lease that finds its pool unknown.</remarks>
public sealed class RedisWatch(RedisClient redis, PoolHealer healer, ILogger<RedisWatch> log)
{
    private string _filled = "";
    private int _asked;

    public async Task LookAsync()
    {
        // One looks at a time, and once more if it was asked meanwhile: what came back then may have been away for the look.
        if (Interlocked.Increment(ref _asked) > 1)
            return;
        int asked;
        do
        {
            asked = Volatile.Read(ref _asked);
            await LookOnceAsync();
        }
        while (Interlocked.CompareExchange(ref _asked, 0, asked) != asked);
    }

    private async Task LookOnceAsync()
    {
        try
        {
            var instances = await redis.InstancesAsync();
            if (instances == _filled)
            {
                await healer.CatchUpAsync();
                return;
            }

            if (await healer.HealAllAsync())
                _filled = instances;
        }
        catch (Exception failed)
        {
            log.LogWarning(failed, "Redis went away again before its pools could be checked; they are when it is back");
        }
    }
}
