using NumberSwap.Server.Platforms.Asterisk;
using NumberSwap.Server.Platforms.Events;
using NumberSwap.Server.Platforms.FreeSwitch;
using NumberSwap.Server.Platforms.Generic;
using NumberSwap.Server.Platforms.Mango;
using NumberSwap.Server.Platforms.Plivo;
using NumberSwap.Server.Platforms.SignalWire;
using NumberSwap.Server.Platforms.Telnyx;
using NumberSwap.Server.Platforms.Twilio;
using NumberSwap.Server.Platforms.Uis;
using NumberSwap.Server.Platforms.Vonage;
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
        services.AddSingleton<ICallPlatform, SignalWirePlatform>();
        services.AddSingleton<ICallPlatform, TelnyxPlatform>();
        services.AddSingleton<ICallPlatform, VonagePlatform>();
        services.AddSingleton<ICallPlatform, PlivoPlatform>();

        services.AddSingleton<KnownPlatforms>().AddSingleton<PlatformSecrets>().AddSingleton<PlatformService>();
        services.AddSingleton<HookService>();
        services.AddSingleton<HookLog>().AddSingleton<PlatformEventStore>().AddSingleton<HookReplay>().AddHostedService<HookLogLoop>();
    }
}
