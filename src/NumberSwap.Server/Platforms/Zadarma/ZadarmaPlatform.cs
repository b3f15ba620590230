using NumberSwap.Core;
using NumberSwap.Server.Catalogs;

namespace NumberSwap.Server.Platforms.Zadarma;

/// <summary>
/// Zadarma's PBX notifications. A ring is answered with a redirection to an extension of the PBX, whose forwarding number is replaced by the
/// destination; without an extension entered the PBX's own scenario goes on.
/// </summary>
public sealed class ZadarmaPlatform : ICallPlatform
{
    public const string Secret = "secret";
    public const string Extension = "extension";

    private static readonly ProblemText ExtensionHint = "It has to be the number of a PBX extension with call forwarding, in digits: its forwarding number is replaced by the destination. Left out: the PBX's own scenario goes on.";

    public string Name => "zadarma";

    public string Title => "Zadarma";

    public IReadOnlyList<PlatformField> Fields { get; } =
    [
        new(Secret, "Secret", "It has to be the secret of the API keys, as Zadarma's account shows it."),
        new(
            Extension,
            "PBX extension",
            ExtensionHint,
            value => value.Length <= 10 && value.All(char.IsAsciiDigit) ? null : ExtensionHint,
            IsOptional: true),
    ];

    /// <summary>Before it takes an address, Zadarma asks it for an echo. Only what can be nothing but a token is said back.</summary>
    public HookAnswer? Greet(HookRequest request) =>
        request.IsGet && request.Parameter("zd_echo") is { Length: <= 64 } echo && echo.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            ? HookAnswer.Text(echo)
            : null;

    public bool IsGenuine(HookRequest request, PlatformCredentials credentials) => ZadarmaSignature.IsValid(credentials[Secret], request);

    public HookReading Read(HookRequest request, SiteCatalog site) => ZadarmaCall.Read(request);

    public HookAnswer Connect(HookRequest request, HookConnection connection) => connection.Credentials[Extension] is { Length: > 0 } extension
        ? HookAnswer.Json(new { redirect = extension, return_timeout = 0, rewrite_forward_number = connection.Destination })
        : HookAnswer.Json(new { });
}
