using NumberSwap.Core;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Platforms.Twilio;

namespace NumberSwap.Server.Platforms.Telnyx;

/// <summary>
/// Telnyx: its TeXML webhooks speak as Twilio does, and are answered. The JSON events of Call Control only report: there a call is connected
/// by a command to Telnyx's API, which whoever runs the application gives.
/// </summary>
public sealed class TelnyxPlatform : ICallPlatform
{
    public string Name => "telnyx";

    public string Title => "Telnyx";

    public IReadOnlyList<PlatformField> Fields { get; } =
    [
        new("publicKey", "Public Key", "It has to be the account's public key, which Telnyx Mission Control shows under API Keys.", ProblemOf),
    ];

    public bool IsGenuine(HookRequest request, PlatformCredentials credentials) => TelnyxSignature.IsGenuine(request, credentials["publicKey"]);

    public HookReading Read(HookRequest request, SiteCatalog site) =>
        request.Fields is null ? TelnyxEvent.Read(request, site) : TwilioCall.Read(request);

    public HookAnswer Connect(HookRequest request, HookConnection connection) =>
        HookAnswer.Xml(Twiml.Dial(connection.Destination, $"{request.Hook}/{TelnyxSignature.Callbacks}", answerOnBridge: false));

    public HookAnswer Acknowledge(HookRequest request) => request.Fields is null ? HookAnswer.Nothing : HookAnswer.Xml(Twiml.End());

    private static ProblemText? ProblemOf(string value) =>
        TelnyxSignature.KeyOf(value) is null ? (ProblemText)"It has to be 32 bytes in Base64, as Telnyx Mission Control shows the public key." : null;
}
