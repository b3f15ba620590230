using System.Text.Json;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>A request of a platform before it is signed.</summary>
/// <param name="Below">What follows the webhook's address: a path, a query, or nothing.</param>
/// <param name="ContentType">Null: a GET.</param>
public sealed record SentHook(string Below, string Body, string? ContentType)
{
    public static SentHook Form(string below, params (string Name, string Value)[] fields) => new(below, Encoded(fields), "application/x-www-form-urlencoded");

    public static SentHook Get(params (string Name, string Value)[] parameters) => new("?" + Encoded(parameters), "", null);

    public static SentHook Json(string below, object body) => new(below, JsonSerializer.Serialize(body), "application/json");

    private static string Encoded((string Name, string Value)[] fields) => string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
}
