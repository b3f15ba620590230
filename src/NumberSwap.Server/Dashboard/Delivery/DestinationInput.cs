using System.Text.Json;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Delivery;

namespace NumberSwap.Server.Dashboard.Delivery;

/// <summary>A destination's form as the request that the API takes.</summary>
internal static class DestinationInput
{
    public static DestinationRequest Read(IFormCollection sent, string kind, Words words)
    {
        var fields = DestinationForms.FieldsOf(kind, words);
        return new DestinationRequest(
            kind,
            sent["name"].ToString(),
            // A setting that was emptied is told so; a secret that is left empty stays.
            ObjectOf(fields.Where(field => field.Look != FieldLook.Secret), sent, always: true),
            ObjectOf(fields.Where(field => field.Look == FieldLook.Secret), sent, always: false),
            [.. sent["events"].OfType<string>()]);
    }

    /// <summary>What was entered of some fields; null when it is nothing.</summary>
    private static JsonElement? ObjectOf(IEnumerable<DestinationField> fields, IFormCollection sent, bool always)
    {
        var entered = fields
            .Select(field => (field.Name, Value: field.Read(sent[field.Path].ToString())))
            .Where(field => always || field.Value is not null)
            .ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
        return entered.Count == 0 ? null : JsonSerializer.SerializeToElement(entered);
    }
}
