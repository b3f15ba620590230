using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Planning;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Attribution;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Server.Pools;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Planning;

/// <summary>How many numbers a pool needs.</summary>
public static class PlanEndpoints
{
    public static void MapPlan(this IEndpointRouteBuilder app) =>
        app.MapGet("/v1/plan", PlanAsync).RequireKey(ApiScope.Read).WithTags("Planning")
            .WithName("Plan").WithSummary("Says how many numbers a pool needs for some traffic, or for its own").ProducesProblem(400).ProducesProblem(404)
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                PlanQuery.Describe(operation);
                return Task.CompletedTask;
            });

    private static async Task<Results<Ok<PlanAnswer>, ProblemHttpResult>> PlanAsync(
        [AsParameters] PlanQuery query, HttpContext context, Catalog catalog, PoolStore store, PoolService pools, SiteModels models, TimeProvider clock, CancellationToken cancellation)
    {
        var (pool, problem) = await PoolOfAsync(query, context.OnlySite(), catalog, store, cancellation);
        if (problem is not null)
            return problem;
        var measured = pool is null ? null : await pools.MeasureAsync(pool, cancellation);
        (var request, problem) = query.Read(measured);
        if (request is null)
            return problem!;
        var model = pool is null ? DelayModel.Prior : models.Of(pool.Site, clock.GetUtcNow().ToUnixTimeMilliseconds()).Delay;
        return TypedResults.Ok(PlanAnswer.Of(PoolPlan.For(request, model), measured, pool is null ? null : PoolPlan.Size(pool.Numbers.Count, request, model)));
    }

    /// <summary>The pool that is named, none if none is; or the problem to answer with. What is another site's does not exist for a site's key.</summary>
    private static async Task<(Pool? Pool, ProblemHttpResult? Problem)> PoolOfAsync(
        PlanQuery query, string? onlySite, Catalog catalog, PoolStore store, CancellationToken cancellation)
    {
        if (query.Site is { Length: > 0 } named && onlySite is not null && named != onlySite)
            return (null, Problem.NotFound("site"));
        if (query.Pool is not { Length: > 0 } id)
            return query.Site is { Length: > 0 } ? (null, Problem.Invalid("pool", "Name the site's pool that is meant: ?pool=…")) : (null, null);

        var site = onlySite ?? (query.Site is { Length: > 0 } asked ? asked : catalog.Sites.FirstOrDefault(known => known.Pools.ContainsKey(id))?.Site.Id);
        return site is not null && await store.FindAsync(site, id, cancellation) is { } pool ? (pool, null) : (null, Problem.NotFound("pool"));
    }
}
