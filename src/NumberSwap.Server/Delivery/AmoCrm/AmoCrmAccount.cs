using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using NumberSwap.Server.Delivery.Crm;
using NumberSwap.Server.Delivery.Outgoing;

namespace NumberSwap.Server.Delivery.AmoCrm;

/// <summary>Asks an account's API v4, and knows what its refusals mean.</summary>
internal sealed class AmoCrmAccount(AmoCrmSettings settings, AmoCrmSecrets secrets, RequestBudget budget, CrmTalk talk)
{
    /// <summary>An answer that did not come in our time may still be at work.</summary>
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan AfterLimit = TimeSpan.FromSeconds(2);

    /// <summary>403 is also what an address gets that went on after 429: it is blocked for a while.</summary>
    private static readonly TimeSpan AfterBlock = TimeSpan.FromMinutes(30);

    public AmoCrmSettings Settings => settings;

    public CrmTalk Talk => talk;

    /// <summary>What is there; null: nothing (204, 404).</summary>
    public async Task<JsonElement?> GetAsync(string path, CancellationToken cancellation)
    {
        var (answer, status, error) = await TryAsync(HttpMethod.Get, path, null, adds: false, cancellation);
        return error is null ? answer : status == (int)HttpStatusCode.NotFound ? null : throw CrmStopException.Never("The CRM refused a question: " + error);
    }

    public async Task<JsonElement?> SendAsync(HttpMethod method, string path, JsonNode body, CancellationToken cancellation)
    {
        var (answer, _, error) = await TryAsync(method, path, body, adds: method == HttpMethod.Post, cancellation);
        return error is null ? answer : throw CrmStopException.Never("The CRM refused the request: " + error);
    }

    /// <summary>The answer, its status, or what the CRM has against what was sent.</summary>
    public async Task<(JsonElement? Answer, int Status, string? Error)> TryAsync(HttpMethod method, string path, JsonNode? body, bool adds, CancellationToken cancellation)
    {
        var address = new Uri($"{settings.Address}/api/v4/{path}");
        var (exchange, answer) = await talk.SendAsync(method, address.PathAndQuery, address, body, shown: null, secrets.Token, cancellation);
        switch (exchange.Status)
        {
            case null:
                throw CrmStopException.Later(exchange.Error ?? "There was no answer.", adds ? LongestRequest : null);
            case >= 200 and < 300 when exchange.IsSuccess:
                return (answer, exchange.Status.Value, null);
            case 401:
                throw CrmStopException.Never("The CRM does not accept the token: it has expired, or was revoked. Enter a new one. " + Told(answer));
            case 402:
                throw CrmStopException.Later("The CRM's account is not paid.", AfterBlock);
            case 403:
                throw CrmStopException.Later("The CRM refuses access: the token's owner lacks the right, or this server is blocked for too many requests. " + Told(answer), AfterBlock);
            case 429:
                budget.Fill(address.Authority);
                throw CrmStopException.Later("The CRM takes no more requests just now.", exchange.RetryAfter ?? AfterLimit);
            case >= 400 and < 500 and not 408:
                return (answer, exchange.Status.Value, Told(answer) is { Length: > 0 } told ? told : string.Create(CultureInfo.InvariantCulture, $"status {exchange.Status}"));
            default:
                throw CrmStopException.Later(exchange.Error ?? "The CRM did not answer as it should.", exchange.RetryAfter);
        }
    }

    /// <summary>What it says, with the first field that it refuses.</summary>
    private static string Told(JsonElement? answer)
    {
        var faults = CrmJson.Items(CrmJson.Field(answer, "validation-errors")).SelectMany(one => CrmJson.Items(CrmJson.Field(one, "errors")))
            .Concat(CrmJson.Items(CrmJson.Field(answer, "errors")))
            .Select(fault => string.Join(' ', new[] { CrmJson.Text(fault, "path"), CrmJson.Text(fault, "code"), CrmJson.Text(fault, "title"), CrmJson.Text(fault, "detail") }.Where(text => text.Length > 0)));
        return CrmText.Line(string.Join("; ", faults.Prepend(CrmJson.Text(answer, "detail")).Where(text => text.Length > 0)));
    }
}
