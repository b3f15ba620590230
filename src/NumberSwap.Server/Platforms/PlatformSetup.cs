using NumberSwap.Server.Platforms.Asterisk;
using NumberSwap.Server.Platforms.Events;
using NumberSwap.Server.Platforms.FreeSwitch;
using NumberSwap.Server.Platforms.Generic;
using NumberSwap.Server.Platforms.Mango;
using NumberSwap.Server.Platforms.Twilio;
using NumberSwap.Server.Platforms.Uis;
using NumberSwap.Server.Platforms.Zadarma;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Platforms;

public static class PlatformSetup
{
    /// <summary>All call platforms. Another one is a folder, and a line here.</summary>
    public static void AddPlatforms(this IServiceCollection services)
    {
        services.AddSingleton<ICallPlatform, TwilioPlatform>();
        services.AddSingleton<ICallPlatform, AsteriskPlatform>();
        services.AddSingleton<ICallPlatform, FreeSwitchPlatform>();
        services.AddSingleton<ICallPlatform, MangoPlatform>();
        services.AddSingleton<ICallPlatform, UisPlatform>();
        services.AddSingleton<ICallPlatform, ZadarmaPlatform>();
        services.AddSingleton<ICallPlatform, GenericPlatform>();

        services.AddSingleton<KnownPlatforms>().AddSingleton<PlatformSecrets>().AddSingleton<PlatformService>();
        services.AddSingleton<HookService>();
        services.AddSingleton<HookLog>().AddSingleton<PlatformEventStore>().AddSingleton<HookReplay>().AddHostedService<HookLogLoop>();
    }
}
