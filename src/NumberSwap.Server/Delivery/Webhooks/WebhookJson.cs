using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NumberSwap.Server.Delivery.Webhooks;

/// <summary>The JSON of webhooks, generated at build time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(WebhookEvent))]
[JsonSerializable(typeof(WebhookLeadEvent))]
[JsonSerializable(typeof(WebhookSettings))]
[JsonSerializable(typeof(WebhookSecrets))]
public sealed partial class WebhookJson : JsonSerializerContext
{
    /// <summary>What is posted: with numbers and Cyrillic left readable.</summary>
    public static WebhookJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
