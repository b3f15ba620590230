using NumberSwap.Core.Calls;
using NumberSwap.Server.Catalogs;

namespace NumberSwap.Server.Platforms.Twilio;

/// <summary>Twilio's voice webhook and status callbacks.</summary>
public sealed class TwilioPlatform : ICallPlatform
{
    public string Name => "twilio";

    public string Title => "Twilio";

    public IReadOnlyList<PlatformField> Fields { get; } =
        [new("authToken", "Auth Token", "It has to be the account's Auth Token, as the Twilio console shows it.")];

    public bool IsGenuine(HookRequest request, PlatformCredentials credentials) =>
        TwilioSignature.IsGenuine(request, credentials["authToken"], request.Header("X-Twilio-Signature"));

    public HookReading Read(HookRequest request, SiteCatalog site) => TwilioCall.Read(request);

    public HookAnswer Connect(HookRequest request, HookConnection connection) =>
        HookAnswer.Xml(Twiml.Dial(connection.Destination, CallbackAddress.Of(request, connection.Dialled)));

    public HookAnswer Acknowledge(HookRequest request) => HookAnswer.Xml(Twiml.End());
}
