using NumberSwap.Server.Delivery.AmoCrm;
using NumberSwap.Server.Delivery.Bitrix24;

namespace NumberSwap.Server.Delivery.Crm;

/// <summary>The CRMs that calls are brought into.</summary>
internal static class CrmSetup
{
    public static void AddCrmDestinations(this IServiceCollection services)
    {
        services.AddSingleton<CrmCalls>().AddSingleton<Bitrix24Tokens>();
        services.AddSingleton<IDestination, Bitrix24Destination>().AddSingleton<IDestination, AmoCrmDestination>();
    }
}
