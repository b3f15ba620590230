namespace NumberSwap.Server.Platforms.Events;

/// <summary>What has to be kept of a request to read it again: no header but the body's type, no secret of the address.</summary>
public sealed record HookPart(string Method, string Path, string Query, string? ContentType, ReadOnlyMemory<byte> Body, DateTimeOffset At)
{
    // The headers are the server's again when the request has been answered; the body is the request's own.
    public static HookPart Of(HookRequest request) =>
        new(request.Method, request.Path, request.Query, request.Headers.ContentType, request.Body, request.At);

    /// <param name="hook">The webhook's address.</param>
    public HookRequest ToRequest(string hook) => new()
    {
        Method = Method,
        Hook = hook,
        Path = Path,
        Query = Query,
        Headers = new HeaderDictionary { ["Content-Type"] = ContentType },
        Body = Body,
        At = At,
    };
}
