using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Keys;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Audit;

/// <summary>Who changed what.</summary>
public static class AuditEndpoints
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services.AddSingleton<AuditStore>().AddSingleton<AuditTrail>();

    public static IEndpointRouteBuilder MapAudit(this IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/audit", ListAsync).RequireKey(ApiScope.Admin).WithTags("Audit")
            .WithName("ListChanges").WithSummary("Lists who changed what, newest first; filtered by site, from, to, by and kind, passed on by cursor")
            .ProducesProblem(400);
        return app;
    }

    private static async Task<Results<Ok<AuditPage>, ProblemHttpResult>> ListAsync(HttpContext context, AuditStore store, CancellationToken cancellation)
    {
        var (filter, problem) = AuditQuery.Read(context.Request.Query, context.OnlySite());
        if (filter is null)
            return problem!;
        var entries = await store.ListAsync(filter with { Limit = filter.Limit + 1 }, cancellation);
        var cursor = entries.Count > filter.Limit ? AuditCursor.Of(entries[filter.Limit - 1]) : null;
        return TypedResults.Ok(new AuditPage([.. entries.Take(filter.Limit).Select(AuditItem.Of)], cursor));
    }
}
