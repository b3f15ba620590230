using NumberSwap.Server.Deals.Crm;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Deals;

/// <summary>The parts of this feature.</summary>
public static class DealSetup
{
    public static IServiceCollection AddDeals(this IServiceCollection services)
    {
        services.AddSingleton<DealStore>().AddSingleton<CrmRefStore>().AddSingleton<CrmConnectionStore>().AddSingleton<CrmFetchStore>();
        services.AddSingleton<DealService>().AddSingleton<CrmConnections>().AddSingleton<CrmClient>().AddSingleton<CrmFetcher>();
        services.AddSingleton<ICrm, Bitrix24>().AddSingleton<ICrm, AmoCrm>();
        return services.AddHostedService<DealLoop>();
    }
}
