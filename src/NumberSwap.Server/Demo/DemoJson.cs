using System.Text.Json;
using System.Text.Json.Serialization;

namespace NumberSwap.Server.Demo;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(DemoCallRequest))]
public sealed partial class DemoJson : JsonSerializerContext;
