using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using NumberSwap.Server.Delivery.Crm;
using NumberSwap.Server.Delivery.Outgoing;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Delivery.Bitrix24;

/// <summary>Access tokens of applications, which live an hour: renewed when they are needed, and the refresh token that comes with them kept.</summary>
public sealed class Bitrix24Tokens(DestinationStore destinations, DestinationSecrets secrets, TimeProvider clock)
{
    /// <summary>A token is renewed so long before its end: it is not to end on its way.</summary>
    private static readonly TimeSpan Spare = TimeSpan.FromMinutes(2);

    private const int DefaultSeconds = 3600;

    private readonly ConcurrentDictionary<string, Bitrix24Grant> grants = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> gates = new(StringComparer.Ordinal);

    /// <summary>The token to send; null: the portal is reached by a webhook.</summary>
    /// <param name="refused">One that the portal has refused as expired.</param>
    internal async Task<string?> FindAsync(DestinationContext context, Bitrix24Settings settings, Bitrix24Secrets given, Exchanges exchanges, CrmTalk talk, string? refused, CancellationToken cancellation)
    {
        if (!given.CanRenew)
            return given.Token;
        var id = context.Destination.Id;
        var gate = gates.GetOrAdd(id, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellation);
        try
        {
            if (grants.TryGetValue(id, out var grant) && (grant.From == given.RefreshToken || grant.RefreshToken == given.RefreshToken))
            {
                if (grant.AccessToken != refused && clock.GetUtcNow() < grant.Until - Spare)
                    return grant.AccessToken;
            }
            else
            {
                grant = null;
            }

            var renewed = await RenewAsync(context, settings, given, grant?.RefreshToken ?? given.RefreshToken!, exchanges, talk, cancellation);
            grants[id] = renewed with { From = given.RefreshToken! };
            if (renewed.RefreshToken != given.RefreshToken)
            {
                var json = JsonSerializer.Serialize(given with { RefreshToken = renewed.RefreshToken }, Bitrix24Json.Default.Bitrix24Secrets);
                await destinations.RenewSecretsAsync(id, context.Destination.Secrets, secrets.Hide(json), cancellation);
            }

            return renewed.AccessToken;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<Bitrix24Grant> RenewAsync(
        DestinationContext context, Bitrix24Settings settings, Bitrix24Secrets given, string refreshToken, Exchanges exchanges, CrmTalk talk, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.TokenAddress)
        {
            Content = new FormUrlEncodedContent(
            [
                new("grant_type", "refresh_token"), new("client_id", given.ClientId), new("client_secret", given.ClientSecret), new("refresh_token", refreshToken),
            ]),
        };
        // Neither what is sent nor what comes back is for the log.
        talk.Note("The application's token is renewed.");
        var (exchange, text) = await exchanges.SendAsync(context.Http, request, shown: null, cancellation);
        var answer = Parse(text);
        var (access, next) = (CrmJson.Text(answer, "access_token"), CrmJson.Text(answer, "refresh_token"));
        if (exchange.IsSuccess && access.Length > 0)
        {
            var seconds = int.TryParse(CrmJson.Text(answer, "expires_in"), NumberStyles.None, CultureInfo.InvariantCulture, out var lives) ? lives : DefaultSeconds;
            return new Bitrix24Grant(refreshToken, access, next.Length > 0 ? next : refreshToken, clock.GetUtcNow().AddSeconds(seconds));
        }

        throw exchange.Status is >= 400 and < 500 and not 429
            ? CrmStopException.Never("Bitrix24 did not renew the application's token: " + CrmText.Line(CrmJson.Text(answer, "error")) + ". Authorise the application again, and enter its new refresh token.")
            : CrmStopException.Later("The application's token could not be renewed: " + (exchange.Error ?? "the answer has no token."));
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
