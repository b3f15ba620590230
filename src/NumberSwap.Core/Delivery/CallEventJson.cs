using System.Text.Json;
using System.Text.Json.Serialization;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;

namespace NumberSwap.Core.Delivery;

/// <summary>The JSON in which events keep the call as it was.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CallRecord))]
[JsonSerializable(typeof(CallAttribution))]
public sealed partial class CallEventJson : JsonSerializerContext;
