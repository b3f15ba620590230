using System.Text.Json.Serialization;

namespace NumberSwap.Sql.Stores;

/// <summary>What facts need of an attribution; the rest of its text is passed over.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FactCause.Said))]
[JsonSerializable(typeof(FactCause.Corrected))]
[JsonSerializable(typeof(FactCause.Came))]
internal sealed partial class FactJson : JsonSerializerContext;
