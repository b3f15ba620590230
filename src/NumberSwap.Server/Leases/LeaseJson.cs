using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NumberSwap.Server.Leases;

/// <summary>The public routes' JSON, generated at build time: it is parsed and written on every page view.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(LeaseRequest))]
[JsonSerializable(typeof(LeaseResponse))]
[JsonSerializable(typeof(EventRequest))]
public sealed partial class LeaseJson : JsonSerializerContext
{
    /// <summary>What the routes use: with numbers and Cyrillic left readable.</summary>
    public static LeaseJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
