using NumberSwap.Server.Catalogs;

namespace NumberSwap.Server.Platforms.Uis;

/// <summary>
/// UIS, CoMagic and CallGear: notifications whose bodies the account's owner writes from the platform's variables. The README has them to
/// paste. They are signed by nothing, and wait for nothing: the virtual number's scenario sends callers on.
/// </summary>
public sealed class UisPlatform : ICallPlatform
{
    public string Name => "uis";

    public string Title => "UIS / CoMagic / CallGear";

    public IReadOnlyList<PlatformField> Fields => [];

    public bool HasSecretAddress => true;

    public bool IsGenuine(HookRequest request, PlatformCredentials credentials) => true;

    public HookReading Read(HookRequest request, SiteCatalog site) => UisNotification.Read(request);

    public HookAnswer Connect(HookRequest request, HookConnection connection) => HookAnswer.Nothing;
}
