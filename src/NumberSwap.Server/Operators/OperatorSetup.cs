using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Operators;

public static class OperatorSetup
{
    /// <summary>What counts the people at the phone.</summary>
    public static void AddOperators(this IServiceCollection services)
    {
        services.AddSingleton<OperatorStore>().AddSingleton<GoalStore>().AddSingleton<FollowUpStore>();
        services.AddSingleton<OperatorService>().AddSingleton<OperatorChanges>().AddSingleton<FollowUpService>();
        services.AddSingleton<GoalWatch>().AddHostedService(provider => provider.GetRequiredService<GoalWatch>());
    }
}
