using System.Text.Json;
using System.Text.Json.Serialization;

namespace NumberSwap.Server.Delivery.Bitrix24;

/// <summary>The JSON in which settings are kept, generated at build time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Bitrix24Settings))]
[JsonSerializable(typeof(Bitrix24Secrets))]
public sealed partial class Bitrix24Json : JsonSerializerContext;
