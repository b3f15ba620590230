using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;

namespace NumberSwap.Server.Reports;

/// <summary>What a site's visits and calls add up to.</summary>
public static class ReportEndpoints
{
    public static RouteGroupBuilder MapReports(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/sites/{site}/reports").WithTags("Reports");
        group.MapGet("/overview", OverviewAsync).RequireKey(ApiScope.Read).WithName("GetOverview")
            .WithSummary("Counts visits and calls of a period (from, to: days), next to the one before (compare: previous, year or none); its days as CSV with Accept: text/csv")
            .Produces<Overview>().Produces<string>(200, "text/csv").ProducesProblem(400).ProducesProblem(404);
        group.MapGet("/sources", SourcesAsync).RequireKey(ApiScope.Read).WithName("ListSources").WithSummary("Lists the sources that calls of the last days (days) came from");
        group.MapGet("/campaigns", CampaignsAsync).RequireKey(ApiScope.Read).WithName("CountCampaigns").WithSummary("Counts visits and calls of the last days (days) for each campaign's id; the empty one has those of no campaign");
        return group;
    }

    private static async Task<IResult> OverviewAsync(string site, HttpContext context, Catalog catalog, ReportService reports, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known)
            return Problem.NotFound("site");
        var (period, before, problem) = ReportQuery.Read(context.Request.Query, reports.Today(known));
        if (period is null)
            return problem!;
        var overview = await reports.OverviewAsync(known, period, before, cancellation);
        return context.Request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase) ? new DaysCsv(overview) : TypedResults.Ok(overview);
    }

    private static async Task<Results<Ok<IReadOnlyList<ReportSource>>, ProblemHttpResult>> SourcesAsync(
        string site, HttpContext context, Catalog catalog, ReportService reports, CancellationToken cancellation) =>
        catalog.ById(site)?.Site is not { } known ? Problem.NotFound("site")
            : ReportQuery.Days(context.Request.Query) is not { } days ? WrongDays()
            : TypedResults.Ok(await reports.SourcesAsync(known, days, cancellation));

    private static async Task<Results<Ok<IReadOnlyDictionary<string, CallFigures>>, ProblemHttpResult>> CampaignsAsync(
        string site, HttpContext context, Catalog catalog, ReportService reports, CancellationToken cancellation) =>
        catalog.ById(site)?.Site is not { } known ? Problem.NotFound("site")
            : ReportQuery.Days(context.Request.Query) is not { } days ? WrongDays()
            : TypedResults.Ok(await reports.CampaignsAsync(known, days, cancellation));

    private static ProblemHttpResult WrongDays() => Problem.Invalid("days", "It has to be 1 to 731.");
}
