using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Reporting;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Server.Sites;

namespace NumberSwap.Server.Reports;

/// <summary>Which calls are target calls. The rule is one of the site's settings, and may be changed with them, too.</summary>
public static class TargetRuleEndpoints
{
    public static RouteGroupBuilder MapTargetRule(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/sites/{site}/target-rule").WithTags("Reports");
        group.MapGet("/", Get).RequireKey(ApiScope.Read).WithName("GetTargetRule").WithSummary("Tells which calls are target calls");
        group.MapPatch("/", ChangeAsync).RequireKey(ApiScope.Admin).WithName("ChangeTargetRule").WithSummary("Changes which calls are target calls; reports are counted anew");
        group.MapPost("/preview", PreviewAsync).RequireKey(ApiScope.Read)
            .WithName("PreviewTargetRule").WithSummary("Tells what a rule would make of the last 30 days' calls, beside the present one; nothing is changed");
        return group;
    }

    private static Results<Ok<TargetRule>, ProblemHttpResult> Get(string site, Catalog catalog) =>
        catalog.ById(site) is { } known ? TypedResults.Ok(known.Site.Settings.Target) : Problem.NotFound("site");

    private static async Task<Results<Ok<TargetRule>, ProblemHttpResult>> ChangeAsync(
        string site, TargetRuleRequest request, HttpContext context, Catalog catalog, SiteService sites, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known)
            return Problem.NotFound("site");
        var (rule, problem) = TargetRuleReader.Read(request, known.Settings.Target, known.Country);
        if (rule is null)
            return problem!;
        return await sites.UpdateAsync(known with { Settings = known.Settings with { Target = rule } }, context.Actor(), cancellation) ? TypedResults.Ok(rule) : Problem.NotFound("site");
    }

    private static async Task<Results<Ok<TargetPreview>, ProblemHttpResult>> PreviewAsync(
        string site, TargetRuleRequest request, Catalog catalog, TargetPreviews previews, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known)
            return Problem.NotFound("site");
        var (rule, problem) = TargetRuleReader.Read(request, known.Settings.Target, known.Country);
        return rule is null ? problem! : TypedResults.Ok(await previews.TryAsync(known, rule, cancellation));
    }
}
