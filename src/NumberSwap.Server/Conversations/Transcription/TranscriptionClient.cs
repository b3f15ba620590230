using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using NumberSwap.Core.Conversations;
using NumberSwap.Server.Conversations.Recordings;
using NumberSwap.Server.Delivery.Outgoing;

namespace NumberSwap.Server.Conversations.Transcription;

/// <summary>Sends recordings to an OpenAI-compatible endpoint: <c>POST {base}/audio/transcriptions</c>. Guarded, without redirects, bounded in time and size.</summary>
public sealed class TranscriptionClient(IHttpClientFactory clients, TimeProvider clock)
{
    private const int MaxAnswer = 8 * 1024 * 1024;
    private const int MaxMessage = 300;

    // A long call on a machine of one's own takes its time.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The passages of a recording.</summary>
    /// <exception cref="TranscriptionException">There are none.</exception>
    public async Task<(string? Language, IReadOnlyList<SpokenSegment> Segments)> SendAsync(AdapterSettings settings, Stream recording, string mediaType, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Address + "/audio/transcriptions") { Content = FormOf(settings, recording, mediaType) };
        if (settings.Key is { } key)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var limit = new CancellationTokenSource(Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var answer = await clients.CreateClient(Exchanges.Recordings).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var body = await ReadAsync(answer.Content, either.Token);
            if (!answer.IsSuccessStatusCode)
                throw FaultOf(answer, body, settings.Key);
            return TranscriptionAnswer.Read(TranscriptionAnswer.Parse(body), settings.FirstSpeaker) is { } read
                ? read
                : throw new TranscriptionException("The answer has neither segments nor a text.", isFinal: true);
        }
        catch (JsonException)
        {
            throw new TranscriptionException("The answer is no JSON.", isFinal: true);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException || (failed is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new TranscriptionException(failed is HttpRequestException { InnerException: TargetRefusedException refused } ? refused.Message
                : failed is OperationCanceledException ? "No answer within ten minutes."
                : "The endpoint cannot be reached, or broke off.", isFinal: false);
        }
    }

    private static MultipartFormDataContent FormOf(AdapterSettings settings, Stream recording, string mediaType)
    {
        var file = new StreamContent(recording);
        file.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        var form = new MultipartFormDataContent { { new StringContent(settings.Model), "\"model\"" } };
        if (settings.Language is { } language)
            form.Add(new StringContent(language), "\"language\"");
        switch (settings.Asked)
        {
            case AnswerFormat.Verbose:
                form.Add(new StringContent("verbose_json"), "\"response_format\"");
                form.Add(new StringContent("segment"), "\"timestamp_granularities[]\"");
                break;
            case AnswerFormat.Diarized:
                form.Add(new StringContent("diarized_json"), "\"response_format\"");
                // Required there for all that is longer than 30 s.
                form.Add(new StringContent("auto"), "\"chunking_strategy\"");
                break;
            default:
                form.Add(new StringContent("json"), "\"response_format\"");
                break;
        }

        form.Add(file, "\"file\"", "\"call" + AudioFormat.EndingOf(mediaType) + "\"");
        return form;
    }

    private TranscriptionException FaultOf(HttpResponseMessage answer, byte[] body, string? key)
    {
        var said = MessageOf(body, key);
        var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new TranscriptionException($"The endpoint refuses the key ({status}).{said}", isFinal: true),
            HttpStatusCode.RequestEntityTooLarge => new TranscriptionException($"The recording is too large for the endpoint ({status}).{said}", isFinal: true),
            HttpStatusCode.TooManyRequests => new TranscriptionException($"The endpoint is asked too often, or its quota is spent ({status}).{said}", isFinal: false, AfterOf(answer)),
            HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict => new TranscriptionException($"The endpoint answered {status}.{said}", isFinal: false, AfterOf(answer)),
            >= (HttpStatusCode)300 and < (HttpStatusCode)500 => new TranscriptionException($"The endpoint answered {status}.{said}", isFinal: true),
            _ => new TranscriptionException($"The endpoint answered {status}.{said}", isFinal: false, AfterOf(answer)),
        };
    }

    private TimeSpan? AfterOf(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow(),
        _ => null,
    };

    /// <summary>What the endpoint says: <c>{"error":{"message":…}}</c>, without the key, which some repeat.</summary>
    private static string MessageOf(byte[] body, string? key)
    {
        try
        {
            var answer = TranscriptionAnswer.Parse(body);
            if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("error", out var error))
                return "";
            var text = error.ValueKind == JsonValueKind.String ? error.GetString()
                : error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String ? message.GetString()
                : null;
            if (string.IsNullOrWhiteSpace(text))
                return "";
            text = key is null ? text : text.Replace(key, "…", StringComparison.Ordinal);
            return " " + new string([.. text.Take(MaxMessage).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)]);
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        await using var body = await content.ReadAsStreamAsync(cancellation);
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellation)) > 0)
        {
            if (whole.Length + read > MaxAnswer)
                throw new TranscriptionException("The answer is longer than 8 MB.", isFinal: true);
            whole.Write(buffer, 0, read);
        }

        return whole.ToArray();
    }
}
