using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NumberSwap.Core.Delivery;
using NumberSwap.Server.Delivery.Conversions;
using NumberSwap.Server.Delivery.Outgoing;

namespace NumberSwap.Server.Delivery.GoogleAnalytics;

/// <summary>Tells Google Analytics 4 of calls by its measurement protocol, as events of the browsers that they came from.</summary>
/// <remarks>
/// An event that was received although no answer came is sent again: the protocol knows no repetition. Its <c>call_id</c> tells it from others.
/// </remarks>
public sealed class GoogleAnalyticsDestination(Exchanges exchanges, TargetGuard guard) : IDestination
{
    private const string Global = "https://www.google-analytics.com";
    private const string EuropeanUnion = "https://region1.google-analytics.com";

    private static readonly JsonSerializerOptions Wire = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Kind => "ga4";

    public IReadOnlyList<EventType> DefaultEvents { get; } = [EventType.Completed, EventType.Missed];

    public int MaxBatch => EventRules.MostEvents;

    /// <summary>A batch is a request for each browser in it, side by side.</summary>
    public int MaxConcurrency => 2;

    public DestinationReading Read(JsonElement? settings, JsonElement? secrets, KnownSettings? known) => GoogleAnalyticsReader.Read(settings, secrets, known, guard);

    public async Task<IReadOnlyList<DeliveryResult>> SendAsync(DestinationContext context, IReadOnlyList<DeliveryJob> jobs, CancellationToken cancellation)
    {
        var settings = context.Settings(GoogleAnalyticsJson.Default.GoogleAnalyticsSettings);
        var results = new DeliveryResult[jobs.Count];
        var told = new List<(int Place, CallMeasurement Call)>();
        for (var i = 0; i < jobs.Count; i++)
        {
            var (call, result) = Prepare(jobs[i], settings, context);
            if (call is null)
                results[i] = result!;
            else
                told.Add((i, call));
        }

        await Task.WhenAll(told.GroupBy(one => one.Call.Client, StringComparer.Ordinal).Select(async ofClient =>
        {
            var result = await TellAsync(context, settings, [.. ofClient.Select(one => one.Call)], isTest: jobs[0].Id == 0, cancellation);
            foreach (var (place, _) in ofClient)
                results[place] = result;
        }));
        return results;
    }

    private static (CallMeasurement? Call, DeliveryResult? Result) Prepare(DeliveryJob job, GoogleAnalyticsSettings settings, DestinationContext context)
    {
        var (call, now, isTest) = (job.OfCall.Call, context.Clock.GetUtcNow(), job.Id == 0);
        var choice = new CallChoice(settings.Calls == "target", settings.MinProbability);
        if (!isTest && choice.WhyNot(job.OfCall, context.Catalog.ById(call.Site)?.Site, beginnings: true) is { } why)
            return (null, DeliveryResult.Skipped(why));
        var client = call.Cause.Lease is { } lease ? VisitIds.GoogleClient(lease) : null;
        if (!isTest && client is null && settings.WithoutClientId == "skip")
            return (null, DeliveryResult.Skipped("Not sent: Google Analytics' id of the visitor (client_id) is not known, and without it the call would count as a new user. See the setting withoutClientId."));
        if (now.ToUnixTimeMilliseconds() - call.StartedAt > EventRules.MaxAge.TotalMilliseconds)
            return (null, DeliveryResult.Refused(exchange: null, "Google Analytics takes events of the last 72 hours only, and the call is older."));
        return (CallMeasurement.Of(job.OfCall, client, settings, context.Catalog, now.ToUnixTimeMilliseconds()), null);
    }

    private async Task<DeliveryResult> TellAsync(
        DestinationContext context, GoogleAnalyticsSettings settings, IReadOnlyList<CallMeasurement> calls, bool isTest, CancellationToken cancellation)
    {
        var json = BodyOf(settings, calls, isTest).ToJsonString(Wire);
        var path = (isTest ? "/debug" : "") + "/mp/collect?measurement_id=" + settings.MeasurementId;
        var secret = context.Secrets(GoogleAnalyticsJson.Default.GoogleAnalyticsSecrets).ApiSecret!;
        var url = (settings.Url?.TrimEnd('/') ?? (settings.Region == "eu" ? EuropeanUnion : Global)) + path + "&api_secret=" + Uri.EscapeDataString(secret);
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Headers.UserAgent.ParseAdd("NumberSwap");
        var (exchange, answer) = await exchanges.SendAsync(context.Http, request, $"POST {path}&api_secret=…\n{json}", cancellation);
        if (isTest && exchange.IsSuccess && Complaint(answer) is { } complaint)
            return DeliveryResult.Refused(exchange, complaint);
        return exchange.Status is 400 or 413 ? DeliveryResult.Refused(exchange, exchange.Error!) : DeliveryResult.Of(exchange);
    }

    private static JsonObject BodyOf(GoogleAnalyticsSettings settings, IReadOnlyList<CallMeasurement> calls, bool isTest)
    {
        var body = new JsonObject { ["client_id"] = calls[0].Client, ["timestamp_micros"] = calls.Min(call => call.At) * 1000 };
        if (isTest)
            body["validation_behavior"] = "ENFORCE_RECOMMENDATIONS";
        if (settings.AdUserData is not null || settings.AdPersonalization is not null)
        {
            var consent = new JsonObject();
            body["consent"] = consent;
            if (settings.AdUserData is { } data)
                consent["ad_user_data"] = data.ToUpperInvariant();
            if (settings.AdPersonalization is { } personal)
                consent["ad_personalization"] = personal.ToUpperInvariant();
        }

        body["events"] = new JsonArray([.. calls.Select(call => call.Event)]);
        return body;
    }

    /// <summary>What the validation server has against an event; null: nothing.</summary>
    private static string? Complaint(string answer)
    {
        try
        {
            return JsonNode.Parse(answer)?["validationMessages"] is JsonArray { Count: > 0 } messages
                ? "Google Analytics would not take it: " + string.Join("; ", messages.Select(message => $"{message?["fieldPath"]} {message?["description"]}".Trim()))
                : null;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return "The answer is not that of Google Analytics' validation server.";
        }
    }
}
