using System.Globalization;
using System.Net;
using System.Text.Json;

namespace NumberSwap.Server.Deals.Crm;

/// <summary>Asks a CRM for JSON, and reads its fields, of which numbers may be texts.</summary>
internal static class CrmJson
{
    /// <summary>The answer; null when it says that there is no such thing.</summary>
    /// <exception cref="CrmException">There was none, or none that could be read.</exception>
    public static async Task<JsonElement?> AskAsync(HttpClient http, HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            using var answer = await http.SendAsync(request, cancellation);
            if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.NoContent)
                return null;
            var text = await answer.Content.ReadAsStringAsync(cancellation);
            if (answer.IsSuccessStatusCode)
                return JsonSerializer.Deserialize<JsonElement>(text);
            // Bitrix24 says "Not found" with status 400.
            if (answer.StatusCode == HttpStatusCode.BadRequest && text.Contains("\"error_description\":\"Not found\"", StringComparison.OrdinalIgnoreCase))
                return null;
            throw new CrmException(string.Create(CultureInfo.InvariantCulture, $"It answered with status {(int)answer.StatusCode}."));
        }
        catch (JsonException)
        {
            throw new CrmException("Its answer is no JSON.");
        }
        catch (HttpRequestException failed)
        {
            throw new CrmException(failed.HttpRequestError is HttpRequestError.Unknown ? "It cannot be reached." : $"It cannot be reached: {failed.HttpRequestError}.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CrmException("It did not answer in time.");
        }
    }

    public static JsonElement? Field(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;

    public static string? Text(JsonElement of, string name) => Field(of, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 } some ? some : null,
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    /// <summary>An id; CRMs write 0 for none.</summary>
    public static string? Id(JsonElement of, string name) => Text(of, name) is { } id && id != "0" ? id : null;

    public static decimal? Amount(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && Core.Money.Amount.IsExact(amount) ? amount : null;

    public static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year is >= 2000 and <= 2100 ? time : null;

    /// <summary>A time in Unix seconds.</summary>
    public static DateTimeOffset? UnixTime(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 946_684_800 and < 4_102_444_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public static string? Short(string? text, int max) => text is null || text.Length <= max ? text : text[..max];
}
