namespace NumberSwap.Server.Platforms;

/// <summary>The last events of each platform of a site: what came in, and how it was read.</summary>
public sealed class HookLog
{
    public void Taken(ICallPlatform platform, string site, HookRequest request, HookReading reading, HookAnswer answer)
    {
    }

    public void Refused(ICallPlatform platform, string site, HookRequest request)
    {
    }
}
