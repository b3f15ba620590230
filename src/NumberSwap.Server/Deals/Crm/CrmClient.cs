using System.Net;
using System.Text.Json;
using NumberSwap.Server.Delivery.Outgoing;

namespace NumberSwap.Server.Deals.Crm;

/// <summary>Asks CRMs, whose addresses people enter: guarded, bounded in time and size, without redirects.</summary>
public sealed class CrmClient(IHttpClientFactory clients, Exchanges exchanges)
{
    /// <summary>The answer's JSON; null when it says that there is no such thing.</summary>
    /// <exception cref="CrmException">There was none, or none that could be read.</exception>
    public async Task<JsonElement?> AskAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var http = clients.CreateClient(Exchanges.Crm);
        var (exchange, answer) = await exchanges.SendAsync(http, request, shown: null, cancellation);
        if (exchange.Status is (int)HttpStatusCode.NotFound or (int)HttpStatusCode.NoContent)
            return null;
        // Bitrix24 says "Not found" with status 400.
        if (exchange.Status == (int)HttpStatusCode.BadRequest && answer.Contains("\"error_description\":\"Not found\"", StringComparison.OrdinalIgnoreCase))
            return null;
        if (!exchange.IsSuccess)
            throw new CrmException(exchange.Error ?? "There was no answer.");
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(answer);
        }
        catch (JsonException)
        {
            throw new CrmException("The answer is no JSON, or longer than 64 KB.");
        }
    }
}
