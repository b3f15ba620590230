using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Conversations;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Conversations.Recordings;

/// <summary>Takes a recording from a request: the body itself, or the first file of a form. It goes to the disk as it comes.</summary>
public static class RecordingBody
{
    /// <summary>What a form adds to its file.</summary>
    private const int FormOverhead = 64 * 1024;

    private const int MaxBoundary = 100;

    /// <summary>What the form's reader says of one that ends early; a disk has codes of its own.</summary>
    private const int BrokenOff = unchecked((int)0x80131620);

    public static async Task<(StoredRecording? Recording, ProblemHttpResult? Problem)> TakeAsync(HttpContext context, RecordingService recordings, CallRecord call)
    {
        var request = context.Request;
        if (request.ContentLength > recordings.Limit + FormOverhead)
            return (null, Problem.TooLarge(recordings.Limit));
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = recordings.Limit + FormOverhead;
        try
        {
            return await FileAsync(request) is { } file
                ? await recordings.PutAsync(call, file, context.Actor(), context.RequestAborted)
                : (null, Problem.Of(StatusCodes.Status400BadRequest, "malformed_form", "The form has no file. Send the recording as the body, or as a file of a form.", "file"));
        }
        catch (BadHttpRequestException wrong) when (wrong.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, Problem.TooLarge(recordings.Limit));
        }
        catch (Exception wrong) when (wrong is BadHttpRequestException or InvalidDataException or IOException { HResult: BrokenOff })
        {
            return (null, Problem.Of(StatusCodes.Status400BadRequest, "malformed_request", "The body could not be read as HTTP. Send it whole, with its length."));
        }
    }

    private static async Task<Stream?> FileAsync(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
            return request.Body;
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (boundary is not { Length: > 0 and <= MaxBoundary })
            return null;
        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } section)
        {
            if (section.GetContentDispositionHeader() is { } disposition && (disposition.FileName.HasValue || disposition.FileNameStar.HasValue))
                return section.Body;
        }

        return null;
    }
}
