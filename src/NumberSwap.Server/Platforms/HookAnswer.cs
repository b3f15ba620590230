using System.Text.Json;

namespace NumberSwap.Server.Platforms;

/// <summary>What a platform is answered.</summary>
public sealed record HookAnswer(string ContentType, string Body, int Status = StatusCodes.Status200OK)
{
    /// <summary>200 without a body.</summary>
    public static readonly HookAnswer Nothing = new("text/plain", "");

    public static HookAnswer Xml(string body) => new("text/xml", body);

    public static HookAnswer Text(string body) => new("text/plain; charset=utf-8", body);

    public static HookAnswer Json<T>(T body) => new("application/json", JsonSerializer.Serialize(body, JsonSerializerOptions.Web));
}
