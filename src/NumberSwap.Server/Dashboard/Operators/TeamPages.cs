using NumberSwap.Core.People;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Operators;

namespace NumberSwap.Server.Dashboard.Operators;

/// <summary>What stands beside the team's pages: their tables as files.</summary>
public static class TeamPages
{
    public static void MapTeamPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sites/{site}/operators.csv", OperatorsAsync).WithMetadata(new AccessAttribute(Role.Analyst)).ExcludeFromDescription();
        app.MapGet("/sites/{site}/follow-ups.csv", FollowUpsAsync).WithMetadata(new AccessAttribute(Role.Analyst)).ExcludeFromDescription();
    }

    private static async Task<IResult> OperatorsAsync(HttpContext context, Viewer viewer, OperatorService operators, CancellationToken cancellation) =>
        new OperatorCsv(await operators.ReportAsync(
            viewer.Site, TeamChoice.Read(context.Request.Query, operators.Today(viewer.Site)).Query, context.Request.Query["hidden"] == "true", cancellation));

    private static async Task<IResult> FollowUpsAsync(HttpContext context, Viewer viewer, FollowUpService followUps, CancellationToken cancellation)
    {
        var (query, problem) = FollowUpQuery.Read(context.Request.Query, followUps.Today(viewer.Site));
        return query is null ? problem! : new FollowUpCsv(await followUps.ListAsync(viewer.Site, query, int.MaxValue, cancellation), viewer.Caller);
    }
}
