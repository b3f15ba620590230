using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;

namespace NumberSwap.Server.Leads;

/// <summary>How often attribution was right, where a form tells who called.</summary>
public static class PoolTruthEndpoints
{
    public static void MapPoolTruth(this IEndpointRouteBuilder app) =>
        app.MapGet("/v1/sites/{site}/pools/{pool}/truth", FindAsync).RequireKey(ApiScope.Read).WithTags("Pools")
            .WithName("GetPoolTruth").WithSummary("Compares what attribution said at the ring with who called, for callers who left their phone in a form (?days=90)")
            .ProducesProblem(400);

    private static async Task<Results<Ok<KnownTruth>, ProblemHttpResult>> FindAsync(
        string site, string pool, HttpContext context, Catalog catalog, PoolTruth truth, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Pools.GetValueOrDefault(pool) is not { } known)
            return Problem.NotFound("pool");
        var days = PoolTruth.UsualDays;
        if (context.Request.Query.Text("days") is { } text && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out days) || days is < 1 or > 366))
            return Problem.Invalid("days", "It has to be 1 to 366.");
        return TypedResults.Ok(await truth.OfAsync(known, days, cancellation));
    }
}
