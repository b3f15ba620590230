using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.People;
using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.Missed;

/// <summary>What stands beside the pages: who waits for a call back, again while they are open.</summary>
public static class MissedPages
{
    public static void MapMissedPages(this IEndpointRouteBuilder app) =>
        app.MapGet("/sites/{site}/missed.live", LiveAsync).WithMetadata(new AccessAttribute(Role.Analyst)).ExcludeFromDescription();

    /// <summary>The parts that change; 304 while they are those that the page has.</summary>
    private static async Task<IResult> LiveAsync(HttpContext context, Viewer viewer, Words words, MissedNow missed)
    {
        var now = await missed.OfAsync(viewer.Site.Id);
        var told = string.Create(CultureInfo.InvariantCulture, $"{words.Language}\t{viewer.Role}\t{viewer.Zone.Id}\t{now.Open}\t{now.Late}\t{now.Newest?.Id}\t{now.NewestAt}");
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told)).AsSpan(0, 12))}\"";
        context.Response.Headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch == tag
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : new RazorComponentResult<MissedParts>(new { Now = now });
    }
}
