using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NumberSwap.Server.Delivery.Crm;
using NumberSwap.Server.Delivery.Outgoing;

namespace NumberSwap.Server.Delivery.Bitrix24;

/// <summary>Calls a portal's REST methods, and knows what its refusals mean.</summary>
internal sealed class Bitrix24Portal(
    DestinationContext context, Bitrix24Settings settings, Bitrix24Secrets secrets, Bitrix24Tokens tokens, RequestBudget budget, Exchanges exchanges, CrmTalk talk)
{
    /// <summary>A portal may work so long on a request; one that was not answered in our time may still be done in its own.</summary>
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan AfterOverload = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan AfterLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterTimeLimit = TimeSpan.FromMinutes(1);

    public Bitrix24Settings Settings => settings;

    public CrmTalk Talk => talk;

    /// <summary>The method's result.</summary>
    /// <param name="adds">True: it makes something, and must not be repeated while the portal may still be at it.</param>
    /// <exception cref="CrmStopException">There is none.</exception>
    public async Task<JsonElement> CallAsync(string method, JsonObject parameters, CancellationToken cancellation, bool adds = false)
    {
        var (result, error) = await TryAsync(method, parameters, cancellation, adds);
        return result ?? throw CrmStopException.Never($"Bitrix24 refused {method}: {error}");
    }

    /// <summary>The method's result, or what the portal has against these parameters.</summary>
    public async Task<(JsonElement? Result, string? Error)> TryAsync(string method, JsonObject parameters, CancellationToken cancellation, bool adds = false)
    {
        string? refused = null;
        while (true)
        {
            var token = secrets.IsApplication ? await tokens.FindAsync(context, settings, secrets, exchanges, talk, refused, cancellation) : null;
            var body = parameters;
            if (token is not null)
            {
                body = (JsonObject)parameters.DeepClone();
                body["auth"] = token;
            }

            var address = new Uri($"{secrets.Webhook ?? settings.Address + "/rest"}/{method}");
            var (exchange, answer) = await talk.SendAsync(HttpMethod.Post, method, address, body, parameters, bearer: null, cancellation);
            var code = CrmJson.Text(answer, "error");
            if (code == "expired_token" && secrets.CanRenew && refused is null)
            {
                refused = token;
                continue;
            }

            if (exchange.Status is null)
                throw CrmStopException.Later(exchange.Error ?? "There was no answer.", adds ? LongestRequest : null);
            if (exchange.IsSuccess && CrmJson.Field(answer, "result") is { } result)
                return (result, null);
            return (null, Judge(exchange, answer, code, address));
        }
    }

    /// <summary>What is said against the request itself; what is wrong otherwise ends the attempt.</summary>
    private string Judge(Exchange exchange, JsonElement? answer, string code, Uri address)
    {
        var status = exchange.Status!.Value;
        var told = CrmText.Line(code + " " + CrmJson.Text(answer, "error_description"));
        switch (code)
        {
            case "QUERY_LIMIT_EXCEEDED":
                budget.Fill(address.Authority);
                throw CrmStopException.Later("Bitrix24 takes no more requests just now.", AfterLimit);
            case "OPERATION_TIME_LIMIT":
                throw CrmStopException.Later("Bitrix24 has blocked the method for some minutes.", AfterTimeLimit);
            case "OVERLOAD_LIMIT":
                throw CrmStopException.Later("Bitrix24 has blocked the portal's REST for overload: " + told, AfterOverload);
            case "INVALID_CREDENTIALS" or "NO_AUTH_FOUND":
                throw CrmStopException.Never("Bitrix24 knows no such webhook or token any more: enter a new one. " + told);
            case "expired_token" or "invalid_token":
                throw CrmStopException.Never("The application's token has expired. Enter clientId, clientSecret and refreshToken, by which it is renewed.");
            case "insufficient_scope" or "ERROR_METHOD_NOT_FOUND":
                throw CrmStopException.Never("The webhook or application lacks a right: it needs crm, and telephony where calls are registered. " + told);
            case "WRONG_AUTH_TYPE":
                throw CrmStopException.Never("Bitrix24 lets only applications register calls. " + told);
            case "ACCESS_DENIED" or "user_access_error" or "PORTAL_DELETED":
                throw CrmStopException.Never("Bitrix24 refuses access: " + told);
        }

        if (status is >= 400 and < 500 and not 408 and not 429 && answer is not null)
            return told;
        throw CrmStopException.Later(
            exchange.Error ?? string.Create(CultureInfo.InvariantCulture, $"Bitrix24 answered {status} without a result."), exchange.RetryAfter);
    }
}
