using NumberSwap.Server.Platforms.Twilio;

namespace NumberSwap.Server.Platforms;

public static class PlatformSetup
{
    /// <summary>All call platforms. Another one is a folder, and a line here.</summary>
    public static void AddPlatforms(this IServiceCollection services)
    {
        services.AddSingleton<ICallPlatform, TwilioPlatform>();

        services.AddSingleton<KnownPlatforms>().AddSingleton<PlatformSecrets>().AddSingleton<PlatformService>();
        services.AddSingleton<HookLog>().AddSingleton<HookService>();
    }
}
