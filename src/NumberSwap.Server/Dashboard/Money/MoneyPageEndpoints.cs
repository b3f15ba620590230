using NumberSwap.Core.Deals;
using NumberSwap.Core.People;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Reports;

namespace NumberSwap.Server.Dashboard.Money;

/// <summary>What stands beside the money reports' pages: the same as files.</summary>
public static class MoneyPageEndpoints
{
    public static void MapMoneyPages(this IEndpointRouteBuilder app)
    {
        var analyst = new AccessAttribute(Role.Analyst);
        app.MapGet("/sites/{site}/reports.csv", ReportAsync).WithMetadata(analyst).ExcludeFromDescription();
        app.MapGet("/sites/{site}/reports/journeys.csv", JourneysAsync).WithMetadata(analyst).ExcludeFromDescription();
    }

    private static async Task<IResult> ReportAsync(HttpContext context, Viewer viewer, ReportService days, MoneyReports reports, CancellationToken cancellation)
    {
        var choice = MoneyChoice.Read(context.Request.Query, days.Today(viewer.Site));
        var request = choice.Request with { Query = choice.Request.Query with { Limit = MoneyQueryReader.MostRows } };
        return new MoneyCsv(await reports.ReportAsync(viewer.Site, request, cancellation));
    }

    private static async Task<IResult> JourneysAsync(HttpContext context, Viewer viewer, ReportService days, MoneyDetails details, CancellationToken cancellation)
    {
        var choice = MoneyChoice.Read(context.Request.Query, days.Today(viewer.Site));
        return new JourneysCsv(await details.JourneysAsync(viewer.Site, choice.Request, DealOutcome.Won, 0, MoneyDetails.MostAtOnce, cancellation));
    }
}
