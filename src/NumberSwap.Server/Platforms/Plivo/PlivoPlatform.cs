using System.Xml.Linq;
using NumberSwap.Server.Catalogs;

namespace NumberSwap.Server.Platforms.Plivo;

/// <summary>Plivo's answer and hangup URLs, and the callbacks of its Dial.</summary>
public sealed class PlivoPlatform : ICallPlatform
{
    public string Name => "plivo";

    public string Title => "Plivo";

    public IReadOnlyList<PlatformField> Fields { get; } =
        [new("authToken", "Auth Token", "It has to be the account's Auth Token, as the Plivo console shows it.")];

    public bool IsGenuine(HookRequest request, PlatformCredentials credentials) => PlivoSignature.IsGenuine(request, credentials["authToken"]);

    public HookReading Read(HookRequest request, SiteCatalog site) => PlivoCall.Read(request);

    public HookAnswer Connect(HookRequest request, HookConnection connection)
    {
        var callbacks = CallbackAddress.Of(request, connection.Dialled);
        return Xml(new XElement(
            "Dial",
            new XAttribute("timeout", HookConnection.RingSeconds),
            new XAttribute("action", callbacks),
            new XAttribute("redirect", "false"),
            new XAttribute("callbackUrl", callbacks),
            new XElement("Number", connection.Destination)));
    }

    public HookAnswer Acknowledge(HookRequest request) => Xml(null);

    private static HookAnswer Xml(XElement? what) =>
        HookAnswer.Xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + new XElement("Response", what).ToString(SaveOptions.DisableFormatting));
}
