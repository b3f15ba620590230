using System.Text.Json;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Catalogs;

namespace NumberSwap.Server.Platforms.Asterisk;

/// <summary>
/// Asterisk, in the three ways in which it can ask: <c>CURL()</c> in a dialplan is answered one line for <c>CUT()</c>
/// (<see cref="DialplanLine"/>), posted AGI variables one AGI command that sets <c>NUMBERSWAP</c> to that line, and ARI's
/// <c>StasisStart</c> the JSON of <c>POST /v1/calls</c>. Nothing of it is signed: the address's secret is the proof.
/// </summary>
public sealed class AsteriskPlatform : ICallPlatform
{
    public string Name => "asterisk";

    public string Title => "Asterisk";

    public IReadOnlyList<PlatformField> Fields => [];

    public bool HasSecretAddress => true;

    public bool IsGenuine(HookRequest request, PlatformCredentials credentials) => true;

    public HookReading Read(HookRequest request, SiteCatalog site) => AsteriskCall.Read(request);

    public HookAnswer Connect(HookRequest request, HookConnection connection)
    {
        if (AsteriskCall.IsAri(request))
            return new HookAnswer("application/json", JsonSerializer.Serialize(connection.Whole, CallJson.Wire.CallAnswer));
        var line = DialplanLine.Of(connection.Whole);
        return HookAnswer.Text(AsteriskCall.IsAgi(request) ? $"SET VARIABLE NUMBERSWAP \"{line}\"\n" : line);
    }
}
