using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NumberSwap.Server.Hosting;

/// <summary>Writes an answer's JSON at once, with its length, and with numbers and Cyrillic left readable.</summary>
/// <remarks>The generated writers are only used by the serializer without an encoder of one's own; called directly they take the writer's.</remarks>
public static class WireJson
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    public static ValueTask WriteAsync<T>(HttpResponse response, T value, JsonTypeInfo<T> type)
    {
        var bytes = buffer ??= new ArrayBufferWriter<byte>(1024);
        var json = writer ??= new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        bytes.ResetWrittenCount();
        json.Reset(bytes);
        if (type.SerializeHandler is { } write)
            write(json, value);
        else
            JsonSerializer.Serialize(json, value, type);
        json.Flush();

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.WrittenCount;
        response.BodyWriter.Write(bytes.WrittenSpan);
        var flushed = response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted);
        return flushed.IsCompletedSuccessfully ? ValueTask.CompletedTask : WaitAsync(flushed);
    }

    private static async ValueTask WaitAsync(ValueTask<System.IO.Pipelines.FlushResult> flushed) => await flushed;
}
