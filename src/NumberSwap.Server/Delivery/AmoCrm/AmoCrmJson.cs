using System.Text.Json;
using System.Text.Json.Serialization;

namespace NumberSwap.Server.Delivery.AmoCrm;

/// <summary>The JSON in which settings are kept, generated at build time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(AmoCrmSettings))]
[JsonSerializable(typeof(AmoCrmSecrets))]
public sealed partial class AmoCrmJson : JsonSerializerContext;
