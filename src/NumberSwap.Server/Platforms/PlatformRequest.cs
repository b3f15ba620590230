using System.Text.Json;
using System.Text.Json.Serialization;

namespace NumberSwap.Server.Platforms;

/// <summary>A call platform's credentials, each by the name that <c>GET /v1/platforms</c> lists. What is left out stays as it is.</summary>
public sealed record PlatformRequest
{
    /// <summary>Addresses and networks that alone may send: <c>203.0.113.7</c>, <c>198.51.100.0/24</c>. Empty: everybody.</summary>
    public IReadOnlyList<string>? Addresses { get; init; }

    /// <summary>The credentials: <c>"authToken": "…"</c>.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Values { get; init; }
}
