using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using NumberSwap.Core;
using NumberSwap.Core.Delivery;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Delivery.Outgoing;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Leads;

namespace NumberSwap.Server.Delivery.Webhooks;

/// <summary>Posts each event as signed JSON to an address. 2xx within the time-out is done; everything else is tried again.</summary>
public sealed class WebhookDestination(Exchanges exchanges, TargetGuard guard) : ISigningDestination
{
    /// <summary>After a rotation the old secret signs too for so long.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    private const int SecretLength = 40;

    public string Kind => "webhook";

    public IReadOnlyList<EventType> Events => EventTypes.All;

    public IReadOnlyList<EventType> DefaultEvents => EventTypes.OfCalls;

    public DestinationReading Read(JsonElement? settings, JsonElement? secrets, KnownSettings? known)
    {
        if (secrets is not null)
            return DestinationReading.Wrong(Problem.Invalid("secrets", "A webhook's secret is made here, and shown once when the webhook is made or its secret rotated. Leave secrets out."));
        if (settings is null && known is not null)
            return new DestinationReading(known.Settings, known.Secrets);
        if (settings is not { ValueKind: JsonValueKind.Object } fields || !fields.TryGetProperty("url", out var text) || text.ValueKind != JsonValueKind.String || !TargetUrl.TryRead(text.GetString(), out var url))
            return DestinationReading.Wrong(Problem.Invalid("settings.url", "It has to be an http or https address, such as https://crm.example.com/hooks/calls, without a user name, 2000 characters at most."));

        if (guard.Refuses(url))
            return DestinationReading.Wrong(Problem.Invalid("settings.url", "Private, local and reserved addresses are not sent to. If it is a system of your own, name it in NumberSwap:Delivery:AllowedTargets."));

        var json = JsonSerializer.Serialize(new WebhookSettings(url.AbsoluteUri), WebhookJson.Default.WebhookSettings);
        if (known is not null)
            return new DestinationReading(json, known.Secrets);
        var secret = NewSecret();
        return new DestinationReading(json, Json(new WebhookSecrets(secret)), NewSecret: secret);
    }

    public (string Secrets, string NewSecret) Rotate(string secrets, DateTimeOffset now)
    {
        var secret = NewSecret();
        return (Json(new WebhookSecrets(secret, Read(secrets).Secret, (now + Overlap).ToUnixTimeMilliseconds())), secret);
    }

    public string EndRotation(string secrets) => Json(new WebhookSecrets(Read(secrets).Secret));

    public DateTimeOffset? OldSecretUntil(string secrets, DateTimeOffset now) =>
        Read(secrets) is var read && read.At(now).Count > 1 ? DateTimeOffset.FromUnixTimeMilliseconds(read.OldUntil) : null;

    public async Task<IReadOnlyList<DeliveryResult>> SendAsync(DestinationContext context, IReadOnlyList<DeliveryJob> jobs, CancellationToken cancellation)
    {
        var job = jobs[0];
        var body = BodyOf(job.Event, context.Catalog);
        var now = context.Clock.GetUtcNow();
        var signature = WebhookSignature.Of(context.Secrets(WebhookJson.Default.WebhookSecrets).At(now), now, body);
        using var request = new HttpRequestMessage(HttpMethod.Post, context.Settings(WebhookJson.Default.WebhookSettings).Url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
        };
        request.Headers.UserAgent.ParseAdd("NumberSwap");
        request.Headers.Add(WebhookSignature.Header, signature);
        request.Headers.Add("NumberSwap-Event-Id", job.Event.Id);
        request.Headers.Add("NumberSwap-Delivery", job.Id.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("NumberSwap-Attempt", job.Attempt.ToString(CultureInfo.InvariantCulture));
        var (exchange, _) = await exchanges.SendAsync(context.Http, request, Encoding.UTF8.GetString(body), cancellation);
        return [DeliveryResult.Of(exchange)];
    }

    private static byte[] BodyOf(SiteEvent happened, Catalog catalog)
    {
        var at = UnixTime.ToUtc(happened.At);
        if (happened is LeadEvent { Lead: { } lead })
            return JsonSerializer.SerializeToUtf8Bytes(new WebhookLeadEvent(happened.Id, happened.Type, at, lead.Site, LeadItem.Of(lead)), WebhookJson.Wire.WebhookLeadEvent);
        var (call, previous) = (((CallEvent)happened).Call, ((CallEvent)happened).Previous);
        var told = new WebhookEvent(
            happened.Id, happened.Type, at, call.Site, CallItems.Of(call, catalog), previous is null ? null : CallItems.StatementOf(call, previous, catalog));
        return JsonSerializer.SerializeToUtf8Bytes(told, WebhookJson.Wire.WebhookEvent);
    }

    private static string NewSecret() => "whsec_" + RandomId.Secret(SecretLength);

    private static string Json(WebhookSecrets secrets) => JsonSerializer.Serialize(secrets, WebhookJson.Default.WebhookSecrets);

    private static WebhookSecrets Read(string json) => JsonSerializer.Deserialize(json, WebhookJson.Default.WebhookSecrets)!;
}
