using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Sites;

/// <summary>Web properties with their domains and the numbers that their pages print.</summary>
public static class SiteEndpoints
{
    public static RouteGroupBuilder MapSites(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/sites").WithTags("Sites");
        group.MapPost("/", AddAsync).RequireKey(ApiScope.Admin).WithName("AddSite").WithSummary("Makes a site");
        group.MapGet("/", ListAsync).RequireKey(ApiScope.Read).WithName("ListSites").WithSummary("Lists the sites that the key opens");
        group.MapGet("/{site}", FindAsync).RequireKey(ApiScope.Read).WithName("GetSite").WithSummary("Shows a site");
        group.MapPatch("/{site}", UpdateAsync).RequireKey(ApiScope.Admin).WithName("ChangeSite").WithSummary("Changes the fields that are given");
        group.MapDelete("/{site}", DeleteAsync).RequireKey(ApiScope.Admin).WithName("DeleteSite").WithSummary("Deletes a site with its pools, campaigns and keys; its calls stay");
        return group;
    }

    private static async Task<Results<Created<SiteItem>, ProblemHttpResult>> AddAsync(SiteRequest request, HttpContext context, SiteService sites, Settings settings, CancellationToken cancellation)
    {
        if (context.OnlySite() is not null)
            return Problem.Of(StatusCodes.Status403Forbidden, "wrong_scope", "A key for one site cannot make another.");
        var (site, problem) = SiteReader.Read(request, sites.Blank(), settings.Options.Retention);
        if (site is null)
            return problem!;
        await sites.AddAsync(site, context.Actor(), cancellation);
        return TypedResults.Created($"/v1/sites/{site.Id}", SiteItem.Of(site));
    }

    private static async Task<Ok<IEnumerable<SiteItem>>> ListAsync(HttpContext context, SiteStore store, CancellationToken cancellation)
    {
        var only = context.OnlySite();
        return TypedResults.Ok((await store.ListAsync(cancellation)).Where(site => only is null || site.Id == only).Select(SiteItem.Of));
    }

    private static async Task<Results<Ok<SiteItem>, ProblemHttpResult>> FindAsync(string site, SiteStore store, CancellationToken cancellation) =>
        await store.FindAsync(site, cancellation) is { } found ? TypedResults.Ok(SiteItem.Of(found)) : Problem.NotFound("site");

    private static async Task<Results<Ok<SiteItem>, ProblemHttpResult>> UpdateAsync(
        string site, SiteRequest request, HttpContext context, SiteStore store, SiteService sites, Settings settings, CancellationToken cancellation)
    {
        if (await store.FindAsync(site, cancellation) is not { } known)
            return Problem.NotFound("site");
        var (changed, problem) = SiteReader.Read(request, known, settings.Options.Retention);
        if (changed is null)
            return problem!;
        return await sites.UpdateAsync(changed, context.Actor(), cancellation) ? TypedResults.Ok(SiteItem.Of(changed)) : Problem.NotFound("site");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string site, HttpContext context, SiteService sites, CancellationToken cancellation) =>
        await sites.DeleteAsync(site, context.Actor(), cancellation) ? TypedResults.NoContent() : Problem.NotFound("site");
}
