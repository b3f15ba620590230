using System.Text.Json;
using System.Text.Json.Nodes;

namespace NumberSwap.Server.Delivery.Metrika;

/// <summary>Reads what Metrika answers.</summary>
internal static class MetrikaAnswer
{
    /// <summary>Rows of an upload that Metrika took (<c>line_quantity</c>); null: it did not say.</summary>
    public static long? RowsTaken(string answer) => Of(answer, json => json?["uploading"]?["line_quantity"]?.GetValue<long>());

    /// <summary>The reason that it gives, or null.</summary>
    public static string? Reason(string answer) => Of(answer, json =>
        json?["errors"] is JsonArray { Count: > 0 } errors
            ? string.Join("; ", errors.Select(error => $"{error?["error_type"]}: {error?["message"]}"))
            : json?["message"]?.GetValue<string>());

    private static T? Of<T>(string answer, Func<JsonNode?, T?> read)
    {
        try
        {
            return read(JsonNode.Parse(answer));
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
        {
            return default;
        }
    }
}
