using System.Globalization;
using System.Text.Json;

namespace NumberSwap.Server.Dashboard.Audit;

/// <summary>What differs between before and after, field by field.</summary>
public static class AuditDifference
{
    private static readonly HashSet<string> Ids = new(StringComparer.Ordinal) { "id", "key", "createdAt" };

    /// <summary>Path of the field (<c>settings.timeZone</c>), and its values as text; null where there was or is none.</summary>
    public static IReadOnlyList<(string Field, string? Before, string? After)> Of(string? before, string? after)
    {
        var (was, now) = (Flat(before), Flat(after));
        return
        [
            .. was.Keys.Union(now.Keys, StringComparer.Ordinal)
                .Select(field => (field, was.GetValueOrDefault(field), now.GetValueOrDefault(field)))
                .Where(change => change.Item2 != change.Item3),
        ];
    }

    private static Dictionary<string, string> Flat(string? json)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (json is not null)
            Add(fields, "", JsonSerializer.Deserialize<JsonElement>(json));
        return fields;
    }

    private static void Add(Dictionary<string, string> fields, string path, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var part in value.EnumerateObject())
            {
                if (!Ids.Contains(part.Name))
                    Add(fields, path.Length == 0 ? part.Name : $"{path}.{part.Name}", part.Value);
            }
        }
        else if (Text(value) is { Length: > 0 } text)
        {
            fields[path] = text;
        }
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Text)),
        // A target with its destination, in a list of such.
        JsonValueKind.Object => string.Join(" → ", value.EnumerateObject().Select(part => Text(part.Value)).OfType<string>().Distinct()),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetDouble().ToString(CultureInfo.InvariantCulture),
        _ => value.GetRawText(),
    };
}
