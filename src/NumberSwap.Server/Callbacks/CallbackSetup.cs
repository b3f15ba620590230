using NumberSwap.Server.Erasure;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Callbacks;

/// <summary>The parts of this feature.</summary>
public static class CallbackSetup
{
    public static IServiceCollection AddCallbacks(this IServiceCollection services) =>
        services.AddSingleton<CallbackStore>().AddSingleton<CallbackService>().AddSingleton<MissedReportStore>().AddSingleton<IPersonalData, CallbackPersonalData>().AddSingleton<MissedReportService>();
}
