using NumberSwap.Core.People;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Numbers;
using NumberSwap.Server.Pools.Days;

namespace NumberSwap.Server.Dashboard.Numbers;

/// <summary>What stands beside the numbers page: its list as a file.</summary>
public static class NumberPages
{
    public static IEndpointRouteBuilder MapNumberPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sites/{site}/numbers.csv", CsvAsync).WithMetadata(new AccessAttribute(Role.Analyst)).ExcludeFromDescription();
        return app;
    }

    private static async Task<NumberCsv> CsvAsync(HttpContext context, Viewer viewer, NumberService numbers, PoolDays days, TimeProvider clock, CancellationToken cancellation)
    {
        await days.RefreshAsync(viewer.Site.Id, cancellation);
        var (filter, state) = NumberListQuery.Read(context.Request.Query).ToFilter(viewer.Site.Id, clock.GetUtcNow().ToUnixTimeMilliseconds());
        return new NumberCsv(numbers, viewer.Catalog!, filter with { After = null }, state);
    }
}
