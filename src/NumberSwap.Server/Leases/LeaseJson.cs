using System.Text.Json;
using System.Text.Json.Serialization;

namespace NumberSwap.Server.Leases;

/// <summary>The public routes' JSON, generated at build time: it is parsed and written on every page view.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(LeaseRequest))]
[JsonSerializable(typeof(LeaseResponse))]
[JsonSerializable(typeof(EventRequest))]
public sealed partial class LeaseJson : JsonSerializerContext;
