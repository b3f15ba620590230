using System.Net.Http.Json;
using System.Text;

namespace NumberSwap.Server.Tests.Support;

/// <summary>Requests as one line.</summary>
public static class Requests
{
    /// <param name="body">A string is sent as it is (text/plain), content as it is, anything else as JSON.</param>
    /// <param name="key">Sent as bearer key; null: none.</param>
    public static async Task<Answer> AskAsync(
        this HttpClient http, HttpMethod method, string path, object? body = null, string? key = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            string text => new StringContent(text, Encoding.UTF8, "text/plain"),
            _ => JsonContent.Create(body),
        };
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + key);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await http.SendAsync(request);
        return new Answer(response.StatusCode, await response.Content.ReadAsByteArrayAsync(), response);
    }

    public static Task<Answer> GetAsync(this IServer server, string path, string? key = IServer.AdminKey, params (string Name, string Value)[] headers) =>
        server.Http.AskAsync(HttpMethod.Get, path, null, key, headers);

    public static Task<Answer> PostAsync(this IServer server, string path, object body, string? key = IServer.AdminKey, params (string Name, string Value)[] headers) =>
        server.Http.AskAsync(HttpMethod.Post, path, body, key, headers);

    public static Task<Answer> PatchAsync(this IServer server, string path, object body, string? key = IServer.AdminKey) =>
        server.Http.AskAsync(HttpMethod.Patch, path, body, key);

    public static Task<Answer> PutAsync(this IServer server, string path, object body, string? key = IServer.AdminKey) =>
        server.Http.AskAsync(HttpMethod.Put, path, body, key);

    public static Task<Answer> DeleteAsync(this IServer server, string path, object? body = null, string? key = IServer.AdminKey) =>
        server.Http.AskAsync(HttpMethod.Delete, path, body, key);
}
