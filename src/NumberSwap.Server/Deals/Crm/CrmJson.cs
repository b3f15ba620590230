using System.Globalization;
using System.Text.Json;

namespace NumberSwap.Server.Deals.Crm;

/// <summary>Reads the fields of a CRM's JSON, of which numbers may be texts.</summary>
internal static class CrmJson
{
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
