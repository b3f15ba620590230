using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;

namespace NumberSwap.Server.Campaigns;

/// <summary>What helps an ad manager to get a site's campaigns right: their order, what a rule would cover, what happens to a visit, and what collides.</summary>
public static class CampaignToolEndpoints
{
    public static RouteGroupBuilder MapCampaignTools(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/sites/{site}/campaigns").WithTags("Campaigns");
        group.MapPut("/order", OrderAsync).RequireKey(ApiScope.Admin).WithName("OrderCampaigns").WithSummary("Gives all campaigns priorities in the order in which they are named");
        group.MapPost("/preview", PreviewAsync).RequireKey(ApiScope.Read).WithName("PreviewCampaign").WithSummary("Tells which of the last seven days' visits a rule would have covered");
        group.MapPost("/test", Test).RequireKey(ApiScope.Read).WithName("TestCampaigns").WithSummary("Tells what would happen to a visit: source, campaign, numbers, and why");
        group.MapGet("/conflicts", Conflicts).RequireKey(ApiScope.Read).WithName("ListCampaignConflicts").WithSummary("Lists what keeps campaigns from working as they look");
        return group;
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> OrderAsync(
        string site, CampaignOrderRequest request, HttpContext context, Catalog catalog, CampaignService campaigns, CancellationToken cancellation)
    {
        if (catalog.ById(site) is null)
            return Problem.NotFound("site");
        var ids = request.Campaigns?.OfType<string>().ToList();
        return ids is not null && await campaigns.OrderAsync(site, ids, context.Actor(), cancellation)
            ? TypedResults.NoContent()
            : Problem.Invalid("campaigns", "Name all campaigns of the site, each once, the first to be tried first.");
    }

    private static async Task<Results<Ok<Preview>, ProblemHttpResult>> PreviewAsync(
        string site, PreviewRequest request, Catalog catalog, CampaignPreview preview, CancellationToken cancellation)
    {
        if (catalog.ById(site) is not { } known)
            return Problem.NotFound("site");
        if (request.Campaign is { } id && !known.CampaignsById.ContainsKey(id))
            return Problem.NotFound("campaign");
        if (CampaignReader.RuleProblem(request.Match, request.Priority) is { } problem)
            return problem;
        return TypedResults.Ok(await preview.TryAsync(known, request, cancellation));
    }

    private static Results<Ok<TestAnswer>, ProblemHttpResult> Test(string site, TestRequest request, Catalog catalog)
    {
        if (catalog.ById(site) is not { } known)
            return Problem.NotFound("site");
        var (page, referrer, problem) = TestReader.Read(request);
        return page is null ? problem! : TypedResults.Ok(CampaignTester.Test(known, page, referrer));
    }

    private static Results<Ok<IReadOnlyList<CampaignConflict>>, ProblemHttpResult> Conflicts(string site, Catalog catalog) =>
        catalog.ById(site) is { } known ? TypedResults.Ok(CampaignConflicts.Of(known)) : Problem.NotFound("site");
}
