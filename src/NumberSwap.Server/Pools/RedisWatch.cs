using NumberSwap.Redis;

namespace NumberSwap.Server.Pools;

/// <summary>Looks, each time that Redis answers again, whether it is still the one that was filled; another or a restarted one is brought in line with SQL.</summary>
/// <remarks>A Redis that was emptied without a restart is noticed by the first lease that finds its pool unknown.</remarks>
public sealed class RedisWatch(RedisClient redis, PoolHealer healer, ILogger<RedisWatch> log) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private string _filled = "";

    public async Task LookAsync()
    {
        // A look that is under way has asked already, or is about to.
        if (!await _one.WaitAsync(TimeSpan.Zero))
            return;
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
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
