using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;

namespace NumberSwap.Server.Reviews;

/// <summary>A quarter on one page.</summary>
public static class ReviewEndpoints
{
    public static void AddReviews(this IServiceCollection services) => services.AddSingleton<ReviewService>();

    public static void MapReviews(this IEndpointRouteBuilder app) =>
        app.MapGet("/v1/sites/{site}/reports/review", GetAsync).WithTags("Reports").RequireKey(ApiScope.Read)
            .WithName("GetQuarterlyReview").WithSummary("Puts a quarter (quarter: 2026-Q3; this one where none is named) beside the one before: money, missed calls, conversations, checklists, people; CSV with Accept: text/csv")
            .Produces<QuarterlyReview>().Produces<string>(200, "text/csv").ProducesProblem(400).ProducesProblem(404);

    private static async Task<IResult> GetAsync(
        string site, string? quarter, HttpRequest request, Catalog catalog, ReviewService reviews, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known)
            return Problem.NotFound("site");
        var wanted = Quarter.Of(reviews.Today(known));
        if (!string.IsNullOrEmpty(quarter) && !Quarter.TryRead(quarter, out wanted))
            return Problem.Invalid("quarter", "It has to be a quarter such as 2026-Q3.");
        var review = await reviews.OfAsync(known, wanted, cancellation);
        return TableCsv.IsWanted(request) ? ReviewTable.Of(review) : TypedResults.Ok(review);
    }
}
