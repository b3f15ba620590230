using System.Text.Json;
using System.Text.Json.Serialization;

namespace NumberSwap.Server.Install;

/// <summary>The JSON that the checker sends from a page.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PageReport))]
public sealed partial class InstallJson : JsonSerializerContext;
