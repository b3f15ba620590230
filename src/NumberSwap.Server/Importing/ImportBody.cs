using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Importing;

/// <summary>Reads an imported file from a request's body.</summary>
public static class ImportBody
{
    /// <summary>Largest file, in bytes.</summary>
    public const int Limit = 10 * 1024 * 1024;

    /// <summary>What the server lets through: the file, and what a form adds to it.</summary>
    public const int RequestLimit = Limit + (2 * 1024 * 1024);

    /// <summary>The file's text, or the problem to answer with.</summary>
    public static async Task<(string? Text, ProblemHttpResult? Problem)> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > Limit)
            return (null, Problem.TooLarge(Limit));
        try
        {
            return await ReadAsync(request.Body, request.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException wrong)
        {
            return (null, wrong.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? Problem.TooLarge(Limit)
                : Problem.Of(wrong.StatusCode, "malformed_request", "The body could not be read as HTTP. Send it whole, with its length."));
        }
    }

    /// <summary>The same of any stream.</summary>
    public static async Task<(string? Text, ProblemHttpResult? Problem)> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            if (whole.Length + read > Limit)
                return (null, Problem.TooLarge(Limit));
            whole.Write(buffer, 0, read);
        }

        return (TableText.Read(whole.GetBuffer().AsSpan(0, (int)whole.Length)), null);
    }
}
