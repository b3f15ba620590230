using NumberSwap.Server.Catalogs;

namespace NumberSwap.Server.Platforms.Vonage;

/// <summary>Vonage's answer and event webhooks of the Voice API.</summary>
public sealed class VonagePlatform : ICallPlatform
{
    public string Name => "vonage";

    public string Title => "Vonage";

    public IReadOnlyList<PlatformField> Fields { get; } =
        [new("signatureSecret", "Signature secret", "It has to be the account's signature secret, which the Vonage dashboard shows under API settings.")];

    public bool IsGenuine(HookRequest request, PlatformCredentials credentials) => VonageToken.IsGenuine(request, credentials["signatureSecret"]);

    public HookReading Read(HookRequest request, SiteCatalog site) => VonageCall.Read(request);

    // Vonage demands one of its own numbers as the caller's. With the dialled one, the events of the destination's leg name it too.
    public HookAnswer Connect(HookRequest request, HookConnection connection) => HookAnswer.Json(new[]
    {
        new
        {
            action = "connect",
            from = connection.Dialled.TrimStart('+'),
            timeout = HookConnection.RingSeconds,
            eventUrl = new[] { request.Hook },
            endpoint = new[] { new { type = "phone", number = connection.Destination.TrimStart('+') } },
        },
    });
}
