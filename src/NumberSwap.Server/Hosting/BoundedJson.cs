using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.HttpResults;

namespace NumberSwap.Server.Hosting;

/// <summary>Reads a JSON body of any content type, up to a limit.</summary>
public static class BoundedJson
{
    /// <summary>Largest body of the public routes and of the API, in bytes.</summary>
    public const int Limit = 16 * 1024;

    /// <summary>The body, or the problem to answer with.</summary>
    public static async ValueTask<(T? Value, ProblemHttpResult? Problem)> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, int limit = Limit)
        where T : class
    {
        if (request.ContentLength > limit)
            return (null, Problem.TooLarge(limit));

        var reader = request.BodyReader;
        while (true)
        {
            ReadResult read;
            try
            {
                read = await reader.ReadAsync(request.HttpContext.RequestAborted);
            }
            catch (BadHttpRequestException wrong)
            {
                return (null, Problem.Of(wrong.StatusCode, "malformed_request", "The body could not be read as HTTP. Send it whole, with its length."));
            }

            if (read.Buffer.Length > limit)
            {
                reader.AdvanceTo(read.Buffer.End);
                return (null, Problem.TooLarge(limit));
            }

            if (read.IsCompleted)
            {
                var parsed = Parse(read.Buffer, type);
                reader.AdvanceTo(read.Buffer.End);
                return parsed;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static (T? Value, ProblemHttpResult? Problem) Parse<T>(ReadOnlySequence<byte> body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            var json = new Utf8JsonReader(body);
            return JsonSerializer.Deserialize(ref json, type) is { } value
                ? (value, null)
                : (null, Problem.Malformed("The body has to be a JSON object; it is null."));
        }
        catch (JsonException wrong)
        {
            // The path is the sender's own field name; the message of the parser may hold a piece of the body, so it is left out.
            return (null, wrong.Path is { Length: > 0 and < 100 } path
                ? Problem.Malformed($"The body is no JSON of the documented form at {path}. See /openapi/v1.json.")
                : Problem.Malformed("The body is no JSON of the documented form. See /openapi/v1.json."));
        }
    }
}
