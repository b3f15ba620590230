using NumberSwap.Server.Erasure;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Leads;

/// <summary>The parts of this feature.</summary>
public static class LeadSetup
{
    public static IServiceCollection AddLeads(this IServiceCollection services) =>
        services.AddSingleton<LeadStore>().AddSingleton<LeadService>().AddSingleton<TruthStore>().AddSingleton<PoolTruth>()
            .AddSingleton<IPersonalData, LeadErasure>();
}
