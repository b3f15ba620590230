using System.Text.Json;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;

namespace NumberSwap.Redis;

/// <summary>Texts that scripts carry without looking into them.</summary>
internal static class RedisJson
{
    public static string Write(Visit visit) => visit.ToJson();

    public static string Write(IReadOnlyDictionary<string, string>? ids) =>
        ids is null ? "" : JsonSerializer.Serialize(InOrder(ids), JournalJson.Default.IReadOnlyDictionaryStringString);

    /// <summary>Ids in the order of their names, so that equal ids are equal texts.</summary>
    public static IReadOnlyDictionary<string, string>? InOrder(IReadOnlyDictionary<string, string>? ids) =>
        ids is null || IsInOrder(ids) ? ids : new SortedDictionary<string, string>(ids.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    private static bool IsInOrder(IReadOnlyDictionary<string, string> ids)
    {
        string? before = null;
        foreach (var (name, _) in ids)
        {
            if (before is not null && string.CompareOrdinal(before, name) > 0) return false;
            before = name;
        }

        return true;
    }

    public static Visit ReadVisit(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, JournalJson.Default.Visit) ?? throw new FormatException("A visit is missing.");

    public static IReadOnlyDictionary<string, string>? ReadIds(ReadOnlySpan<byte> json) =>
        json.IsEmpty ? null : JsonSerializer.Deserialize(json, JournalJson.Default.IReadOnlyDictionaryStringString);
}
