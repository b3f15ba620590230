using System.Text.Json;
using System.Text.Json.Serialization;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Leasing;

namespace NumberSwap.Core.Journal;

/// <summary>The JSON in which journal entries, visits and leases are stored. Nulls and defaults are left out.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(JournalEntry))]
[JsonSerializable(typeof(Visit))]
[JsonSerializable(typeof(CallAttribution))]
[JsonSerializable(typeof(Lease))]
[JsonSerializable(typeof(IReadOnlyList<Lease>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
public sealed partial class JournalJson : JsonSerializerContext;
