using System.Globalization;
using System.Text.Json;

namespace NumberSwap.Server.Dashboard.Delivery;

/// <summary>A field of a destination's form: one member of its settings or secrets.</summary>
/// <param name="Name">As the API spells it.</param>
/// <param name="Usual">What a new destination's form shows.</param>
internal sealed record DestinationField(
    string Name, string Title, FieldLook Look, string? Hint = null, IReadOnlyList<(string Value, string Title)>? Choices = null, bool IsRequired = false, string Usual = "")
{
    /// <summary>Its place in the API: <c>settings.url</c>, <c>secrets.token</c>.</summary>
    public string Path => (Look == FieldLook.Secret ? "secrets." : "settings.") + Name;

    /// <summary>What the settings say, as the form shows it.</summary>
    /// <param name="settings">Null: there are none yet.</param>
    public string ValueIn(JsonElement? settings)
    {
        if (settings is not { ValueKind: JsonValueKind.Object } known)
            return Usual;
        return known.TryGetProperty(Name, out var value)
            ? value.ValueKind switch { JsonValueKind.String => value.GetString()!, JsonValueKind.Number => value.GetRawText(), JsonValueKind.True => "1", _ => "" }
            : "";
    }

    /// <summary>What was entered, as the API takes it; null: nothing.</summary>
    public object? Read(string entered) => Look switch
    {
        FieldLook.Flag => entered == "1",
        _ when entered.Trim().Length == 0 => null,
        // What is no number is refused as the text that it is. A comma is a decimal one, as Russians write it.
        FieldLook.Number => decimal.TryParse(entered.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : entered.Trim(),
        _ => entered.Trim(),
    };
}
