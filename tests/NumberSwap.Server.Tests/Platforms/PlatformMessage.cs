using System.Text;
using System.Text.Json;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>A request as a platform sends it.</summary>
/// <param name="Behind">What follows the webhook's address: a path, a query, or nothing.</param>
public sealed record PlatformMessage(HttpMethod Method, string Behind, byte[]? Body, string? ContentType, params (string Name, string Value)[] Headers)
{
    public static PlatformMessage Get(params (string Name, string Value)[] query) => new(HttpMethod.Get, "?" + Encode(query), null, null);

    public static PlatformMessage Form(string behind, params (string Name, string Value)[] fields) =>
        new(HttpMethod.Post, behind, Encoding.ASCII.GetBytes(Encode(fields)), "application/x-www-form-urlencoded");

    public static PlatformMessage Json(string json, string behind = "") => new(HttpMethod.Post, behind, Encoding.UTF8.GetBytes(json), "application/json");

    public static PlatformMessage Object(string behind, object body) => Json(JsonSerializer.Serialize(body), behind);

    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body ?? []);

    public PlatformMessage With(string header, string value) => this with { Headers = [.. Headers, (header, value)] };

    private static string Encode((string Name, string Value)[] fields) =>
        string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
}
