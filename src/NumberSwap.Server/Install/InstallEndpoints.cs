using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Server.Leases;

namespace NumberSwap.Server.Install;

/// <summary>Checks of pages: whether the tag is there, and what it finds.</summary>
public static class InstallEndpoints
{
    public static IServiceCollection AddInstall(this IServiceCollection services) => services.AddSingleton<PageChecks>();

    public static IEndpointRouteBuilder MapInstall(this IEndpointRouteBuilder app)
    {
        app.MapPost("/v1/sites/{site}/checks", Begin).RequireKey(ApiScope.Admin).WithTags("Sites")
            .WithName("BeginCheck").WithSummary("Begins the check of a page: open the address of the answer in a browser");
        app.MapGet("/v1/sites/{site}/checks/{check}", Find).RequireKey(ApiScope.Read).WithTags("Sites")
            .WithName("GetCheck").WithSummary("Shows what the checked page's script told");
        app.MapPost("/v1/checks/{check}", ReportAsync).RequireRateLimiting(PageRateLimit.Policy).WithTags("Sites")
            .WithName("ReportCheck").WithSummary("Takes what the script saw on a page under check")
            .Accepts<PageReport>("text/plain", "application/json").Produces(204).ProducesProblem(400).ProducesProblem(404).ProducesProblem(413).ProducesProblem(429);
        return app;
    }

    private static Results<Created<PageCheck>, ProblemHttpResult> Begin(string site, CheckRequest request, Catalog catalog, PageChecks checks)
    {
        if (catalog.ById(site) is not { } known)
            return Problem.NotFound("site");
        var token = checks.New(site);
        return CheckAddress.Of(known, request.Page ?? CheckAddress.FirstPage(known), token) is { } address
            ? TypedResults.Created($"/v1/sites/{site}/checks/{token}", new PageCheck(token, address))
            : Problem.Invalid("page", "It has to be the address of a page on one of the site's domains.");
    }

    private static Results<Ok<PageReport>, NoContent, ProblemHttpResult> Find(string site, string check, PageChecks checks) =>
        checks.SiteOf(check) != site ? Problem.NotFound("check")
        : checks.Find(check) is { } report ? TypedResults.Ok(report)
        : TypedResults.NoContent();

    private static async Task<IResult> ReportAsync(string check, HttpContext context, PageChecks checks)
    {
        LeaseEndpoints.AllowOrigin(context.Response, context.Request.Headers.Origin);
        var (report, problem) = await BoundedJson.ReadAsync(context.Request, InstallJson.Default.PageReport);
        return report is null ? problem! : checks.Put(check, report) ? TypedResults.NoContent() : Problem.NotFound("check");
    }
}
