using System.Text.Json;
using System.Text.Json.Serialization;

namespace NumberSwap.Server.Delivery.Metrika;

/// <summary>The JSON of what is entered, generated at build time: a field that there is not is refused, for it is likely misspelt.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MetrikaSettings))]
[JsonSerializable(typeof(MetrikaSecrets))]
public sealed partial class MetrikaJson : JsonSerializerContext;
