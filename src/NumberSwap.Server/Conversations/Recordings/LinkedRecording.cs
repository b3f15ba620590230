namespace NumberSwap.Server.Conversations.Recordings;

/// <summary>Passes a recording that lies elsewhere on to whoever listens.</summary>
public sealed class LinkedRecording(HttpResponseMessage answer) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using (answer)
        {
            var (from, to) = (answer.Content.Headers, httpContext.Response);
            to.StatusCode = (int)answer.StatusCode;
            to.ContentType = from.ContentType?.MediaType ?? "application/octet-stream";
            to.ContentLength = from.ContentLength;
            if (from.ContentRange is { } range)
                to.Headers.ContentRange = range.ToString();
            if (answer.Headers.AcceptRanges.Count > 0)
                to.Headers.AcceptRanges = string.Join(", ", answer.Headers.AcceptRanges);
            if (HttpMethods.IsHead(httpContext.Request.Method))
                return;
            try
            {
                await using var body = await answer.Content.ReadAsStreamAsync(httpContext.RequestAborted);
                await body.CopyToAsync(to.Body, httpContext.RequestAborted);
            }
            catch (Exception broken) when (broken is IOException or HttpRequestException or OperationCanceledException)
            {
                // Half of it was sent: only by breaking off too can that be told.
                httpContext.Abort();
            }
        }
    }
}
