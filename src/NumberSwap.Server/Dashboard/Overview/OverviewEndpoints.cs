using NumberSwap.Core.People;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Reports;

namespace NumberSwap.Server.Dashboard.Overview;

/// <summary>What stands beside the overview's page: its days as a file.</summary>
public static class OverviewEndpoints
{
    public static void MapOverview(this IEndpointRouteBuilder app) =>
        app.MapGet("/sites/{site}/days.csv", DaysAsync).WithMetadata(new AccessAttribute(Role.Analyst)).ExcludeFromDescription();

    private static async Task<IResult> DaysAsync(string? period, string? from, string? to, Viewer viewer, ReportService reports, CancellationToken cancellation)
    {
        var choice = PeriodChoice.Read(period, from, to, reports.Today(viewer.Site));
        return new DaysCsv(await reports.OverviewAsync(viewer.Site, choice.Period, before: null, cancellation));
    }
}
