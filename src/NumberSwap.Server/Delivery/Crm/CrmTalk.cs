using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NumberSwap.Server.Delivery.Outgoing;

namespace NumberSwap.Server.Delivery.Crm;

/// <summary>All requests of one attempt at a CRM, as the delivery log shows them: together, with secrets masked.</summary>
internal sealed class CrmTalk(Exchanges exchanges, HttpClient http, RequestBudget budget, TimeProvider clock, IReadOnlyList<string> secrets)
{
    /// <summary>Characters of each answer that the log keeps, so that the last one is seen as well as the first.</summary>
    private const int ShownAnswer = 1200;

    /// <summary>Shorter texts are no secrets worth masking, and would tear words apart.</summary>
    private const int ShortestSecret = 6;

    private static readonly JsonWriterOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly long began = clock.GetUtcNow().ToUnixTimeMilliseconds();
    private readonly List<Exchange> made = [];
    private readonly List<string> asked = [];
    private readonly List<string> answered = [];

    /// <summary>All that was said; null: nothing.</summary>
    public Exchange? Whole => asked.Count == 0 ? null : new Exchange(
        began,
        made.Sum(one => one.Milliseconds),
        made.Count > 0 ? made[^1].Status : null,
        Exchanges.Cut(string.Join('\n', asked)),
        answered.Count > 0 ? Exchanges.Cut(string.Join('\n', answered)) : null,
        Error: null,
        RetryAfter: null);

    /// <summary>Says in the log why something was not sent.</summary>
    public void Note(string text) => asked.Add("# " + text);

    /// <param name="name">What is asked for, as the log shows it; the address may hold a secret.</param>
    /// <param name="body">Null: none.</param>
    /// <param name="shown">The body as the log shows it; null: as it is.</param>
    public async Task<(Exchange Exchange, JsonElement? Answer)> SendAsync(
        HttpMethod method, string name, Uri address, JsonNode? body, JsonNode? shown, string? bearer, CancellationToken cancellation)
    {
        await budget.TakeAsync(address.Authority, cancellation);
        using var request = new HttpRequestMessage(method, address);
        request.Headers.UserAgent.ParseAdd("NumberSwap");
        request.Headers.Accept.ParseAdd("application/json");
        if (bearer is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (body is not null)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Json(body))) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };

        asked.Add(Masked(method.Method + " " + name + ((shown ?? body) is { } json ? " " + Json(json) : "")));
        var (exchange, text) = await exchanges.SendAsync(http, request, shown: null, cancellation);
        made.Add(exchange);
        var told = Masked(exchange.Status is null ? exchange.Error ?? "" : text);
        answered.Add(told.Length <= ShownAnswer ? told : told[..ShownAnswer] + "…");
        return (exchange, Parse(text));
    }

    /// <summary>A text without what opens the CRM.</summary>
    public string Masked(string text) => secrets.Where(secret => secret.Length >= ShortestSecret).Aggregate(text, (masked, secret) => masked.Replace(secret, "…", StringComparison.Ordinal));

    private static string Json(JsonNode node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, s_readable))
            node.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static JsonElement? Parse(string text)
    {
        if (text.Length == 0)
            return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
