using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace NumberSwap.Server.Hosting;

/// <summary>Reads a body as it is, up to a limit.</summary>
public static class BoundedBody
{
    private const int Usual = 2048;

    /// <summary>The body, or the problem to answer with.</summary>
    /// <param name="limit">In bytes.</param>
    public static async ValueTask<(ReadOnlyMemory<byte> Body, ProblemHttpResult? Problem)> ReadAsync(HttpRequest request, int limit)
    {
        if (request.ContentLength > limit)
            return (default, Problem.TooLarge(limit));
        if (request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            return (default, null);
        var buffer = new byte[request.ContentLength ?? Math.Min(Usual, limit + 1)];
        var length = 0;
        try
        {
            while (length < buffer.Length && await request.Body.ReadAsync(buffer.AsMemory(length), request.HttpContext.RequestAborted) is > 0 and var read)
            {
                length += read;
                // Only a body that came without its length may turn out to be longer.
                if (length == buffer.Length && request.ContentLength is null)
                    Array.Resize(ref buffer, Math.Min(2 * length, limit + 1));
            }
        }
        catch (Exception wrong) when (wrong is BadHttpRequestException or IOException)
        {
            return (default, Problem.Of(StatusCodes.Status400BadRequest, "malformed_request", "The body could not be read as HTTP. Send it whole, with its length."));
        }

        return length > limit ? (default, Problem.TooLarge(limit)) : (buffer.AsMemory(0, length), null);
    }
}
