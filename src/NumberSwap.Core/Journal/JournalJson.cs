using System.Text.Json;
using System.Text.Json.Serialization;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Leasing;

namespace NumberSwap.Core.Journal;

/// <summary>The JSON in which journal entries, visits and leases are stored. Nulls are left out; defaults are not, since required members must be there to be read.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JournalEntry))]
[JsonSerializable(typeof(Visit))]
[JsonSerializable(typeof(VisitFacts))]
[JsonSerializable(typeof(CallAttribution))]
[JsonSerializable(typeof(CallCorrection))]
[JsonSerializable(typeof(SiteModel))]
[JsonSerializable(typeof(Lease))]
[JsonSerializable(typeof(IReadOnlyList<Lease>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
public sealed partial class JournalJson : JsonSerializerContext;
