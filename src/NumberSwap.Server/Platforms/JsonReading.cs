using System.Globalization;
using System.Text.Json;

namespace NumberSwap.Server.Platforms;

/// <summary>Reads what somebody else's JSON may or may not hold.</summary>
public static class JsonReading
{
    /// <summary>A text as JSON; null when it is none.</summary>
    public static JsonElement? Parse(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The text or number at the end of a path of names; null where there is none, or it is empty.</summary>
    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 } value ? value : null,
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    /// <summary>A whole number, be it written as a number or as text; null where there is none.</summary>
    public static long? Number(this JsonElement element, params ReadOnlySpan<string> path) =>
        long.TryParse(element.Text(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A time as ISO 8601 writes it; null where there is none.</summary>
    public static DateTimeOffset? Time(this JsonElement element, params ReadOnlySpan<string> path) =>
        DateTimeOffset.TryParse(element.Text(path), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>What is at the end of a path of names, or null.</summary>
    public static JsonElement? At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element;
    }
}
