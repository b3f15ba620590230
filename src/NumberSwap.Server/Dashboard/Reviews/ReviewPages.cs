using NumberSwap.Core.People;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Reviews;

namespace NumberSwap.Server.Dashboard.Reviews;

/// <summary>What stands beside the review's page: its figures as a file.</summary>
public static class ReviewPages
{
    public static void MapReviewPages(this IEndpointRouteBuilder app) =>
        app.MapGet("/sites/{site}/review.csv", CsvAsync).WithMetadata(new AccessAttribute(Role.Analyst)).ExcludeFromDescription();

    private static async Task<IResult> CsvAsync(string? quarter, Viewer viewer, Words words, ReviewService reviews, CancellationToken cancellation)
    {
        var wanted = Quarter.Of(reviews.Today(viewer.Site));
        return quarter is { Length: > 0 } && !Quarter.TryRead(quarter, out wanted)
            ? TypedResults.NotFound()
            : ReviewTable.Of(await reviews.OfAsync(viewer.Site, wanted, cancellation), CsvFormats.Of(viewer, words));
    }
}
