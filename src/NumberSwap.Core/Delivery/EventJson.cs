using System.Text.Json;
using System.Text.Json.Serialization;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Leads;

namespace NumberSwap.Core.Delivery;

/// <summary>The JSON in which events keep the call or the lead as it was.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CallRecord))]
[JsonSerializable(typeof(CallAttribution))]
[JsonSerializable(typeof(Lead))]
public sealed partial class EventJson : JsonSerializerContext;
