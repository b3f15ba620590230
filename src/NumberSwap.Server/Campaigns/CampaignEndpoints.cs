using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Campaigns;

/// <summary>Rules that say which visits belong to an advertisement, and which numbers serve them.</summary>
public static class CampaignEndpoints
{
    public static RouteGroupBuilder MapCampaigns(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/sites/{site}/campaigns").WithTags("Campaigns");
        group.MapPost("/", AddAsync).RequireKey(ApiScope.Admin).WithName("AddCampaign").WithSummary("Makes a campaign");
        group.MapGet("/", ListAsync).RequireKey(ApiScope.Read).WithName("ListCampaigns").WithSummary("Lists a site's campaigns");
        group.MapGet("/{campaign}", FindAsync).RequireKey(ApiScope.Read).WithName("GetCampaign").WithSummary("Shows a campaign");
        group.MapPatch("/{campaign}", UpdateAsync).RequireKey(ApiScope.Admin).WithName("ChangeCampaign").WithSummary("Changes the fields that are given");
        group.MapDelete("/{campaign}", DeleteAsync).RequireKey(ApiScope.Admin).WithName("DeleteCampaign").WithSummary("Deletes a campaign; its visits go on with the pool that serves them then");
        return group;
    }

    private static async Task<Results<Created<CampaignItem>, ProblemHttpResult>> AddAsync(
        string site, CampaignRequest request, HttpContext context, SiteStore sites, PoolStore pools, CampaignService campaigns, CancellationToken cancellation)
    {
        if (await sites.FindAsync(site, cancellation) is not { } owner)
            return Problem.NotFound("site");
        var (campaign, problem) = CampaignReader.Read(request, campaigns.Blank(site), owner, await pools.ListAsync(site, cancellation));
        if (campaign is null)
            return problem!;
        var added = await campaigns.AddAsync(campaign, context.Actor(), cancellation);
        return TypedResults.Created($"/v1/sites/{site}/campaigns/{added.Id}", CampaignItem.Of(added));
    }

    private static async Task<Results<Ok<IEnumerable<CampaignItem>>, ProblemHttpResult>> ListAsync(
        string site, SiteStore sites, CampaignStore store, CancellationToken cancellation) =>
        await sites.FindAsync(site, cancellation) is null
            ? Problem.NotFound("site")
            : TypedResults.Ok((await store.ListAsync(site, cancellation)).Select(CampaignItem.Of));

    private static async Task<Results<Ok<CampaignItem>, ProblemHttpResult>> FindAsync(string site, string campaign, CampaignStore store, CancellationToken cancellation) =>
        await store.FindAsync(site, campaign, cancellation) is { } found ? TypedResults.Ok(CampaignItem.Of(found)) : Problem.NotFound("campaign");

    private static async Task<Results<Ok<CampaignItem>, ProblemHttpResult>> UpdateAsync(
        string site,
        string campaign,
        CampaignRequest request,
        HttpContext context,
        SiteStore sites,
        PoolStore pools,
        CampaignStore store,
        CampaignService campaigns,
        CancellationToken cancellation)
    {
        if (await sites.FindAsync(site, cancellation) is not { } owner || await store.FindAsync(site, campaign, cancellation) is not { } known)
            return Problem.NotFound("campaign");
        var (changed, problem) = CampaignReader.Read(request, known, owner, await pools.ListAsync(site, cancellation));
        if (changed is null)
            return problem!;
        return await campaigns.UpdateAsync(changed, context.Actor(), cancellation) ? TypedResults.Ok(CampaignItem.Of(changed)) : Problem.NotFound("campaign");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string site, string campaign, HttpContext context, CampaignService campaigns, CancellationToken cancellation) =>
        await campaigns.DeleteAsync(site, campaign, context.Actor(), cancellation) ? TypedResults.NoContent() : Problem.NotFound("campaign");
}
