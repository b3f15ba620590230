using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Calls;

/// <summary>What people say of calls beyond tags.</summary>
public static class MarkEndpoints
{
    public static void MapCallMarks(this IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/calls/{call}/marks", FindAsync).WithTags("Calls").RequireKey(ApiScope.Read)
            .WithName("GetCallMarks").WithSummary("Tells a call's product, client type, step of the sale, reason of a follow-up and the caller's satisfaction");
        app.MapPatch("/v1/calls/{call}/marks", ChangeAsync).WithTags("Calls").RequireKey(ApiScope.Admin)
            .WithName("MarkCall").WithSummary("Changes what is said of a call; null takes a mark away, what is left out stays");
        app.MapGet("/v1/sites/{site}/call-marks", ChoicesAsync).WithTags("Calls").RequireKey(ApiScope.Read)
            .WithName("ListCallMarks").WithSummary("Lists the products and reasons that a site's calls have");
    }

    private static async Task<Results<Ok<MarksItem>, ProblemHttpResult>> FindAsync(
        string call, HttpContext context, CallLookup lookup, CallMarking marking, CancellationToken cancellation) =>
        await lookup.FindAsync(context, call) is { } found ? TypedResults.Ok(await marking.OfAsync(found, cancellation)) : Problem.NotFound("call");

    private static async Task<Results<Ok<MarksItem>, ProblemHttpResult>> ChangeAsync(
        string call, MarksRequest request, HttpContext context, CallLookup lookup, CallMarking marking, CancellationToken cancellation)
    {
        if (await lookup.FindAsync(context, call) is not { } found)
            return Problem.NotFound("call");
        return await marking.ChangeAsync(found, request, context.Actor(), cancellation) is { } problem
            ? problem
            : TypedResults.Ok(await marking.OfAsync(found, cancellation));
    }

    private static async Task<Results<Ok<MarkChoices>, ProblemHttpResult>> ChoicesAsync(string site, SiteStore sites, CallMarking marking, CancellationToken cancellation) =>
        await sites.FindAsync(site, cancellation) is { } found ? TypedResults.Ok(await marking.ChoicesAsync(found, cancellation)) : Problem.NotFound("site");
}
