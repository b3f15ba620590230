using System.Text.Json;
using System.Text.Json.Serialization;

namespace NumberSwap.Server.Delivery.GoogleAnalytics;

/// <summary>The JSON of what is entered, generated at build time: a field that there is not is refused, for it is likely misspelt.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GoogleAnalyticsSettings))]
[JsonSerializable(typeof(GoogleAnalyticsSecrets))]
public sealed partial class GoogleAnalyticsJson : JsonSerializerContext;
