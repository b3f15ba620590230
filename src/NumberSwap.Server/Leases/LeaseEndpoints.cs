using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Leases;

/// <summary>The public routes that pages call.</summary>
public static class LeaseEndpoints
{
    private const int MaxSiteKey = 64;

    public static RouteGroupBuilder MapLeases(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1").WithTags("Leases").RequireRateLimiting(PageRateLimit.Policy);
        group.MapPost("/leases", LeaseAsync)
            .WithName("Lease").WithSummary("Leases numbers for a page view, or renews those of its session")
            .Accepts<LeaseRequest>("text/plain", "application/json").Produces<LeaseResponse>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(413).ProducesProblem(429)
            .WithMetadata(HotPath.Instance);
        group.MapPost("/events", NoteAsync)
            .WithName("Event").WithSummary("Keeps that a visitor touched a tel: link, copied the number, or left")
            .Accepts<EventRequest>("text/plain", "application/json").Produces(204).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(413).ProducesProblem(429);
        group.MapMethods("/leases", [HttpMethods.Options], Preflight).ExcludeFromDescription();
        group.MapMethods("/events", [HttpMethods.Options], Preflight).ExcludeFromDescription();
        return group;
    }

    private static async Task LeaseAsync(HttpContext context, LeaseService leases, Catalog catalog)
    {
        var (request, problem) = await BoundedJson.ReadAsync(context.Request, LeaseJson.Default.LeaseRequest);
        if (request is null)
        {
            await problem!.ExecuteAsync(context);
            return;
        }

        string? origin = context.Request.Headers.Origin;
        if (FindSite(catalog, request.Site) is not { } site)
        {
            await UnknownSite().ExecuteAsync(context);
            return;
        }

        // The refusal is readable for the page's script too, so that its owner sees the reason in the console.
        AllowOrigin(context.Response, origin);
        (var page, problem) = PageReader.Read(request, site, origin);
        if (page is null)
        {
            await problem!.ExecuteAsync(context);
            return;
        }

        var answer = await leases.LeaseAsync(site, request, page, Client.Of(context.Request.Headers, site.IsOwn(context.Connection.RemoteIpAddress)));
        context.Response.Headers.CacheControl = "no-store";
        await WireJson.WriteAsync(context.Response, answer, LeaseJson.Default.LeaseResponse);
    }

    private static async Task<IResult> NoteAsync(HttpContext context, EventService events, Catalog catalog)
    {
        var (request, problem) = await BoundedJson.ReadAsync(context.Request, LeaseJson.Default.EventRequest);
        if (request is null)
            return problem!;
        string? origin = context.Request.Headers.Origin;
        if (FindSite(catalog, request.Site) is not { } site)
            return UnknownSite();
        AllowOrigin(context.Response, origin);
        return PageReader.OriginProblem(site, origin) ?? await events.NoteAsync(site, request);
    }

    private static SiteCatalog? FindSite(Catalog catalog, string? key) => key is { Length: > 0 and <= MaxSiteKey } ? catalog.ByKey(key) : null;

    internal static ProblemHttpResult UnknownSite() =>
        Problem.Of(StatusCodes.Status404NotFound, "unknown_site", "There is no site with this key. Copy the tag from your site's settings again.", "site");

    /// <summary>For senders of application/json. It says nothing of any site: the origin is checked with the request itself.</summary>
    internal static NoContent Preflight(HttpContext context)
    {
        AllowOrigin(context.Response, context.Request.Headers.Origin);
        context.Response.Headers.AccessControlAllowMethods = "POST";
        context.Response.Headers.AccessControlAllowHeaders = "content-type";
        context.Response.Headers.AccessControlMaxAge = "86400";
        return TypedResults.NoContent();
    }

    /// <summary>Lets the page's script read the answer. No browser sends an origin with other characters, and no header may hold them.</summary>
    internal static void AllowOrigin(HttpResponse response, string? origin)
    {
        if (string.IsNullOrEmpty(origin) || origin.AsSpan().ContainsAnyExceptInRange('!', '~'))
            return;
        response.Headers.AccessControlAllowOrigin = origin;
        response.Headers.AccessControlExposeHeaders = "Retry-After";
        response.Headers.Vary = "Origin";
    }
}
