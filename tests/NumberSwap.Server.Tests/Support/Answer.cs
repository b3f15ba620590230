using System.Net;
using System.Text.Json;
using Xunit;

namespace NumberSwap.Server.Tests.Support;

/// <summary>What the server said, read to its end.</summary>
public sealed record Answer(HttpStatusCode Status, byte[] Bytes, HttpResponseMessage Message)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Bytes);

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Bytes);

    public string? Type => Message.Content.Headers.ContentType?.MediaType;

    public string? Header(string name) =>
        Message.Headers.TryGetValues(name, out var values) || Message.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    /// <summary>The body, when the status is this one.</summary>
    public T As<T>(HttpStatusCode status = HttpStatusCode.OK) => JsonSerializer.Deserialize<T>(Expect(status).Bytes, JsonSerializerOptions.Web)!;

    public Answer Expect(HttpStatusCode status)
    {
        Assert.True(Status == status, $"{Message.RequestMessage?.Method} {Message.RequestMessage?.RequestUri}: {(int)Status} instead of {(int)status}: {Text}");
        return this;
    }

    /// <summary>Asserts a problem document with this code, which says what to do and, where <paramref name="field"/> is given, the field at fault.</summary>
    public Answer ExpectProblem(int status, string code, string? field = null)
    {
        Expect((HttpStatusCode)status);
        Assert.Equal("application/problem+json", Type);
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.Equal(code, Json.GetProperty("code").GetString());
        Assert.NotEmpty(Json.GetProperty("title").GetString()!);
        Assert.NotEmpty(Json.GetProperty("detail").GetString()!);
        if (field is not null)
            Assert.Equal(field, Json.GetProperty("field").GetString());
        return this;
    }
}
