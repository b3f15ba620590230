using System.Net;
using NumberSwap.Server.Delivery.Outgoing;

namespace NumberSwap.Server.Conversations.Recordings;

/// <summary>Opens recordings that lie elsewhere, at addresses that call platforms told: guarded, each redirect too.</summary>
public sealed class RecordingLinks(IHttpClientFactory clients)
{
    private const int MostRedirects = 3;

    private static readonly TimeSpan HeadPatience = TimeSpan.FromSeconds(15);

    /// <summary>The answer's head, with its body still to be read; null: there is none, or none of a recording.</summary>
    /// <param name="range">The header <c>Range</c> to pass on; null: all of it.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> asked for it.</exception>
    public async Task<HttpResponseMessage?> OpenAsync(string address, string? range, CancellationToken cancellation)
    {
        if (!TargetUrl.TryRead(address.Split('#')[0], out var url))
            return null;
        var http = clients.CreateClient(Exchanges.Recordings);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(HeadPatience);
        try
        {
            for (var redirects = 0; ; redirects++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, url);
                if (range is not null)
                    request.Headers.TryAddWithoutValidation("Range", range);
                var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
                if ((int)answer.StatusCode is >= 300 and < 400 && answer.Headers.Location is { } location && redirects < MostRedirects && TargetUrl.TryRead(new Uri(url, location).AbsoluteUri, out var next))
                {
                    answer.Dispose();
                    url = next;
                    continue;
                }

                if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable && IsRecording(answer.Content.Headers.ContentType?.MediaType))
                    return answer;
                answer.Dispose();
                return null;
            }
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Never a page or a script: it would be served from this server's own address.</summary>
    private static bool IsRecording(string? type) =>
        type is null or "application/octet-stream" or "binary/octet-stream" or "application/ogg" or "video/mp4" or "video/webm" or "video/ogg" || type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase);
}
