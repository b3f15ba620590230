using NumberSwap.Core;
using NumberSwap.Server.Catalogs;

namespace NumberSwap.Server.Platforms.FreeSwitch;

/// <summary>
/// FreeSWITCH: <c>mod_xml_curl</c> asks for a dialplan, <c>mod_json_cdr</c> reports the end to the same address. Neither signs anything.
/// </summary>
public sealed class FreeSwitchPlatform : ICallPlatform
{
    public const string DialString = "dialString";
    public const string Context = "context";

    private const string Destination = "{destination}";

    private static readonly ProblemText DialStringHint = "It has to be what FreeSWITCH bridges to, with {destination} in the number's place: sofia/gateway/provider/{destination}";

    private static readonly ProblemText ContextHint = "It has to be the name of the dialplan context where calls from outside arrive: letters, digits, dots, dashes and underscores. Left out: public.";

    public string Name => "freeswitch";

    public string Title => "FreeSWITCH";

    public IReadOnlyList<PlatformField> Fields { get; } =
    [
        new(
            DialString,
            "Dial string",
            DialStringHint,
            value => value.Contains(Destination, StringComparison.Ordinal) && value.All(letter => letter is >= ' ' and <= '~') ? null : DialStringHint),
        new(
            Context,
            "Context",
            ContextHint,
            value => value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_') ? null : ContextHint,
            IsOptional: true),
    ];

    public bool HasSecretAddress => true;

    /// <summary>A record holds all of a channel's variables.</summary>
    public int MaxBody => 128 * 1024;

    public bool IsGenuine(HookRequest request, PlatformCredentials credentials) => true;

    public HookReading Read(HookRequest request, SiteCatalog site) =>
        DialplanRequest.IsOne(request)
            ? DialplanRequest.Read(request, site.Platforms[Name][Context])
            : CallDetailRecord.Read(request);

    public HookAnswer Connect(HookRequest request, HookConnection connection) =>
        HookAnswer.Xml(DialplanDocument.Bridge(
            DialplanRequest.ContextOf(request), connection.Credentials[DialString].Replace(Destination, connection.Destination, StringComparison.Ordinal), connection));

    public HookAnswer Acknowledge(HookRequest request) => DialplanRequest.IsOne(request) ? HookAnswer.Xml(DialplanDocument.NotFound()) : HookAnswer.Nothing;
}
