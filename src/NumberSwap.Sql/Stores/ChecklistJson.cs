using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NumberSwap.Core.Checklists;

namespace NumberSwap.Sql.Stores;

/// <summary>How checklists and scores are written into their columns.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<ChecklistItem>))]
[JsonSerializable(typeof(Dictionary<string, int?>))]
internal sealed partial class ChecklistJson : JsonSerializerContext
{
    /// <summary>The same with letters of all languages as they are.</summary>
    private static readonly ChecklistJson Readable = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Items(IReadOnlyList<ChecklistItem> items) => JsonSerializer.Serialize(items, Readable.IReadOnlyListChecklistItem);

    public static IReadOnlyList<ChecklistItem> Items(string text) => JsonSerializer.Deserialize(text, Readable.IReadOnlyListChecklistItem) ?? [];

    public static string Values(IReadOnlyDictionary<string, int?> values) =>
        JsonSerializer.Serialize(values.ToDictionary(StringComparer.Ordinal), Readable.DictionaryStringNullableInt32);

    public static IReadOnlyDictionary<string, int?> Values(string text) => JsonSerializer.Deserialize(text, Readable.DictionaryStringNullableInt32) ?? [];
}
