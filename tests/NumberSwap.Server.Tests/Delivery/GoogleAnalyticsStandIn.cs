using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using NumberSwap.Server.Tests.Support;

namespace NumberSwap.Server.Tests.Delivery;

/// <summary>
/// The measurement protocol as its documentation describes it: the live endpoint answers 204 whatever comes and drops what breaks a rule,
/// the debugging one says which rule and keeps nothing.
/// </summary>
internal sealed partial class GoogleAnalyticsStandIn : IAsyncDisposable
{
    public const string MeasurementId = "G-TEST123456";
    public const string Secret = "very+secret/of=ga";

    private static readonly HashSet<string> Reserved = ["session_start", "first_visit", "user_engagement", "error", "ad_click", "app_remove", "first_open", "notification_open"];

    private readonly Func<DateTimeOffset> now;
    private readonly ConcurrentQueue<(JsonElement Body, string Why)> dropped = new();
    private readonly ConcurrentQueue<JsonElement> accepted = new();
    private Receiver receiver = null!;

    private GoogleAnalyticsStandIn(Func<DateTimeOffset> now) => this.now = now;

    public string Url => receiver.Url;

    /// <summary>Requests that were taken, whole.</summary>
    public IReadOnlyList<JsonElement> Accepted => [.. accepted];

    public IEnumerable<JsonElement> Events => accepted.SelectMany(body => body.GetProperty("events").EnumerateArray());

    public IReadOnlyList<string> Dropped => [.. dropped.Select(one => one.Why)];

    public IReadOnlyList<string> Paths => [.. receiver.All.Select(one => one.Path)];

    public int Status { get; set; } = 204;

    /// <summary>What the debugging endpoint says whatever comes.</summary>
    public string? Complaint { get; set; }

    public static async Task<GoogleAnalyticsStandIn> StartAsync(Func<DateTimeOffset> now)
    {
        var standIn = new GoogleAnalyticsStandIn(now);
        standIn.receiver = await Receiver.StartAsync(standIn.AnswerAsync);
        return standIn;
    }

    public ValueTask DisposeAsync() => receiver.DisposeAsync();

    private async Task AnswerAsync(Receiver.Received request, HttpContext context)
    {
        var isDebug = request.Path == "/debug/mp/collect";
        if (Status != 204 || context.Request.Method != "POST" || (!isDebug && request.Path != "/mp/collect"))
        {
            context.Response.StatusCode = Status != 204 ? Status : 404;
            return;
        }

        var why = (isDebug ? Complaint : null) ?? WhyNot(request.Body, isDebug);
        if (isDebug)
        {
            await context.Response.WriteAsJsonAsync(new { validationMessages = why is null ? [] : new[] { new { fieldPath = "events", description = why, validationCode = "VALUE_INVALID" } } });
            return;
        }

        // The debugging endpoint does not look at these.
        if (context.Request.Query["measurement_id"] != MeasurementId || context.Request.Query["api_secret"] != Secret)
            why ??= "unknown stream";
        if (why is null)
            accepted.Enqueue(request.Json);
        else
            dropped.Enqueue((request.Json, why));
        context.Response.StatusCode = 204;
    }

    private string? WhyNot(string text, bool isDebug)
    {
        if (Encoding.UTF8.GetByteCount(text) >= 130_000)
            return "body too large";
        var body = JsonSerializer.Deserialize<JsonElement>(text);
        if (!body.TryGetProperty("client_id", out var client) || client.GetString() is not { Length: > 0 })
            return "client_id is required";
        var unknown = body.EnumerateObject().Select(field => field.Name).Except(["client_id", "timestamp_micros", "consent", "events", .. isDebug ? new[] { "validation_behavior" } : []]).FirstOrDefault();
        if (unknown is not null)
            return "unknown field " + unknown;
        if (body.TryGetProperty("consent", out var consent) && consent.EnumerateObject().Any(field => field.Name is not ("ad_user_data" or "ad_personalization") || field.Value.GetString() is not ("GRANTED" or "DENIED")))
            return "wrong consent";
        var events = body.GetProperty("events").EnumerateArray().ToList();
        return events.Count is < 1 or > 25 ? "1 to 25 events" : events.Select(WhyNot).FirstOrDefault(why => why is not null);
    }

    private string? WhyNot(JsonElement one)
    {
        var name = one.GetProperty("name").GetString()!;
        if (!Name().IsMatch(name) || Reserved.Contains(name) || Prefix().IsMatch(name))
            return $"Event name [{name}] is invalid";
        var age = now() - DateTimeOffset.FromUnixTimeMilliseconds(one.GetProperty("timestamp_micros").GetInt64() / 1000);
        if (age > TimeSpan.FromHours(72) || age < TimeSpan.Zero)
            return "timestamp_micros out of bounds";
        var parameters = one.GetProperty("params").EnumerateObject().ToList();
        if (parameters.Count > 25)
            return "more than 25 parameters";
        foreach (var parameter in parameters)
        {
            if (!Name().IsMatch(parameter.Name) || Prefix().IsMatch(parameter.Name))
                return $"Parameter name [{parameter.Name}] is invalid";
            if (parameter.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number) || parameter.Value.ToString() is not { Length: > 0 and <= 100 })
                return $"Value of [{parameter.Name}] is invalid";
        }

        var hasValue = parameters.Exists(parameter => parameter.Name == "value");
        return hasValue && !parameters.Exists(parameter => parameter.Name == "currency" && parameter.Value.GetString()!.Length == 3) ? "value without currency" : null;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,39}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();

    [GeneratedRegex("^(_|firebase_|ga_|google_|gtag\\.)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Prefix();
}
