using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Platforms.Twilio;

namespace NumberSwap.Server.Platforms.SignalWire;

/// <summary>SignalWire: its cXML webhooks speak as Twilio does, its SWML webhooks in JSON of their own.</summary>
public sealed class SignalWirePlatform : ICallPlatform
{
    public string Name => "signalwire";

    public string Title => "SignalWire";

    public IReadOnlyList<PlatformField> Fields { get; } =
        [new("signingKey", "Signing Key", "It has to be the project's Signing Key, which the SignalWire dashboard shows under API.")];

    public bool IsGenuine(HookRequest request, PlatformCredentials credentials) => SignalWireSignature.IsGenuine(request, credentials["signingKey"]);

    public HookReading Read(HookRequest request, SiteCatalog site) => IsJson(request) ? SwmlCall.Read(request) : TwilioCall.Read(request);

    public HookAnswer Connect(HookRequest request, HookConnection connection)
    {
        var callbacks = CallbackAddress.Of(request, connection.Dialled);
        return IsJson(request) ? HookAnswer.Json(Swml.Connect(connection.Destination, callbacks)) : HookAnswer.Xml(Twiml.Dial(connection.Destination, callbacks));
    }

    public HookAnswer Acknowledge(HookRequest request) => IsJson(request) ? HookAnswer.Nothing : HookAnswer.Xml(Twiml.End());

    /// <summary>A form's body is no JSON.</summary>
    private static bool IsJson(HookRequest request) => request.Fields is null && request.Json is not null;
}
