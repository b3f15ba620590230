using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Server.Pools.Days;

namespace NumberSwap.Server.Numbers;

/// <summary>All tracking numbers of a site, of pools and of campaigns.</summary>
public static class SiteNumberEndpoints
{
    public static void MapNumbers(this IEndpointRouteBuilder app) =>
        app.MapGet("/v1/sites/{site}/numbers", ListAsync).RequireKey(ApiScope.Read).WithTags("Numbers")
            .WithName("ListNumbers").WithSummary("Lists a site's tracking numbers with their state now, last lease and last call; CSV with Accept: text/csv")
            .WithDescription("?pool=, ?state=live|cooling|free|retired|static, ?digits=, ?unused=90 (leased to nobody for so many days), with it ?called=true|false, ?limit=, ?cursor=")
            .Produces<NumberPage>().Produces<string>(200, "text/csv").ProducesProblem(400).ProducesProblem(404);

    private static async Task<IResult> ListAsync(
        string site, HttpContext context, Catalog catalog, NumberService numbers, PoolDays days, TimeProvider clock, CancellationToken cancellation)
    {
        if (catalog.ById(site) is not { } owner)
            return Problem.NotFound("site");
        var (filter, state, problem) = NumberQuery.Read(context.Request.Query, site, clock.GetUtcNow().ToUnixTimeMilliseconds());
        if (filter is null)
            return problem!;
        await days.RefreshAsync(site, cancellation);
        var accept = context.Request.Headers.Accept.ToString();
        return accept.Contains("text/csv", StringComparison.OrdinalIgnoreCase) && !accept.Contains("application/json", StringComparison.OrdinalIgnoreCase)
            ? new NumberCsv(numbers, owner, filter, state)
            : TypedResults.Ok(await numbers.ListAsync(owner, filter, state, cancellation));
    }
}
