using System.Text.Json;
using NumberSwap.Core;
using NumberSwap.Core.Calls;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Catalogs;

namespace NumberSwap.Server.Platforms.Generic;

/// <summary>
/// Any other platform: the JSON of <c>POST /v1/calls</c>, signed. A ring (<c>status</c> <c>ringing</c>, or left out) is answered the JSON of
/// that route; a look-up is a GET with <c>to</c> and, where it is to be recorded, <c>id</c> and <c>from</c> in the query.
/// </summary>
public sealed class GenericPlatform : ICallPlatform
{
    private const string Secret = "secret";
    private const int ShortestSecret = 24;

    private static readonly ProblemText SecretHint = $"It has to be the secret that requests are signed with, {ShortestSecret} characters at least. Make one with: openssl rand -hex 32";

    public string Name => "generic";

    public string Title => "JSON";

    public IReadOnlyList<PlatformField> Fields { get; } =
    [
        new(
            Secret,
            "Secret",
            SecretHint,
            value => value.Length >= ShortestSecret ? null : SecretHint),
    ];

    public bool IsGenuine(HookRequest request, PlatformCredentials credentials) => GenericSignature.IsValid(credentials[Secret], request);

    public HookReading Read(HookRequest request, SiteCatalog site)
    {
        if (request.IsGet)
        {
            var to = request.Parameter("to") is [' ', .. var digits] ? "+" + digits : request.Parameter("to");
            return HookReading.Ring(new PlatformCall { Id = request.Parameter("id"), To = to, From = request.Parameter("from"), Status = CallStatus.Ringing });
        }

        CallRequest? call;
        try
        {
            call = JsonSerializer.Deserialize(request.Body.Span, CallJson.Wire.CallRequest);
        }
        catch (JsonException)
        {
            return HookReading.UnreadableRing("no JSON of POST /v1/calls");
        }

        if (call is null)
            return HookReading.UnreadableRing("no JSON of POST /v1/calls");
        var status = CallReader.StatusOf(call.Status);
        var read = new PlatformCall
        {
            Id = call.Id,
            To = call.To,
            From = call.From,
            Status = status ?? CallStatus.Ringing,
            StartedAt = call.StartedAt,
            TalkSeconds = call.TalkSeconds,
            RingSeconds = call.RingSeconds,
            Operator = call.Operator,
            RecordingUrl = call.RecordingUrl,
        };
        return status is CallStatus.Ringing ? HookReading.Ring(read) : status is null ? HookReading.Ignored("an unknown status") : HookReading.Report(read);
    }

    public HookAnswer Connect(HookRequest request, HookConnection connection) =>
        new("application/json", JsonSerializer.Serialize(connection.Whole, CallJson.Wire.CallAnswer));
}
