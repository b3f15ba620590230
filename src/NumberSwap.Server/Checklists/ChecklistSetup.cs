using NumberSwap.Server.Erasure;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Checklists;

public static class ChecklistSetup
{
    /// <summary>Checklists, the weekly samples, and scores.</summary>
    public static void AddChecklists(this IServiceCollection services)
    {
        services.AddSingleton<ChecklistStore>().AddSingleton<SampleStore>().AddSingleton<ScoreStore>().AddSingleton<OperatorSalesStore>();
        services.AddSingleton<ChecklistService>().AddSingleton<SampleService>().AddSingleton<SampledCalls>();
        services.AddSingleton<ScoreService>().AddSingleton<ScoreCsvSource>().AddSingleton<ResultService>();
        services.AddSingleton<IPersonalData, ScoreErasure>();
        services.AddSingleton<SampleLoop>().AddHostedService(provider => provider.GetRequiredService<SampleLoop>());
    }
}
