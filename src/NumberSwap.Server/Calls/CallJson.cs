using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NumberSwap.Server.Calls;

/// <summary>The JSON of calls, generated at build time: it is parsed and written at every ring.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CallRequest))]
[JsonSerializable(typeof(CallAnswer))]
[JsonSerializable(typeof(CallItem))]
[JsonSerializable(typeof(CallPage))]
public sealed partial class CallJson : JsonSerializerContext
{
    /// <summary>What the routes use: with numbers and Cyrillic left readable.</summary>
    public static CallJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
