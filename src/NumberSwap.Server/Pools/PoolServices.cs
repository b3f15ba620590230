using NumberSwap.Server.Numbers;
using NumberSwap.Server.Pools.Days;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Pools;

/// <summary>Puts together what pools and their numbers are served by.</summary>
public static class PoolServices
{
    public static IServiceCollection AddPools(this IServiceCollection services) => services
        .AddSingleton<PoolService>().AddSingleton<TrafficMeter>().AddSingleton<NumberMover>()
        .AddSingleton<PoolDayStore>().AddSingleton<PoolDays>().AddSingleton<PoolWarnings>().AddSingleton<PoolBoard>()
        .AddSingleton<NumberStore>().AddSingleton<NumberService>();
}
