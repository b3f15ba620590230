using System.Globalization;
using Microsoft.AspNetCore.Components;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Pools.Days;
using NumberSwap.Server.Reports;

namespace NumberSwap.Server.Dashboard.Overview;

/// <summary>A site's period at a glance, beside the period before.</summary>
public sealed partial class OverviewPage(Viewer viewer, ReportService reports, PoolWarnings pools) : ComponentBase
{
    private const int RecentDays = 90;

    /// <summary>Read by what lets the request in: the viewer has the site.</summary>
    [Parameter]
    public string Site { get; set; } = "";

    [SupplyParameterFromQuery(Name = "period")]
    public string? Name { get; set; }

    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [SupplyParameterFromQuery]
    public string? To { get; set; }

    private PeriodChoice Choice { get; set; } = null!;

    private Reports.Overview Report { get; set; } = null!;

    private FirstSteps? Steps { get; set; }

    private IReadOnlyList<PoolWarning> Short { get; set; } = [];

    private string Home => "/sites/" + viewer.Site.Id;

    private string Days => string.Create(CultureInfo.InvariantCulture, $"from={Choice.Period.From:yyyy-MM-dd}&to={Choice.Period.To:yyyy-MM-dd}");

    private string CallsAddress => $"{Home}/calls?{Days}";

    private string CsvAddress => $"{Home}/days.csv?{Days}";

    protected override async Task OnInitializedAsync()
    {
        var today = reports.Today(viewer.Site);
        Choice = PeriodChoice.Read(Name, From, To, today);
        Report = await reports.OverviewAsync(viewer.Site, Choice.Period, Choice.Before);
        var (visits, calls) = (Report.Total.Visits, Report.Total.Calls);
        if (visits == 0 || calls == 0)
        {
            // Nothing in these days does not make a site new.
            var recent = await reports.OverviewAsync(viewer.Site, new Period(today.AddDays(1 - RecentDays), today), null);
            (visits, calls) = (visits + recent.Total.Visits, calls + recent.Total.Calls);
        }

        if (visits > 0)
            Short = await pools.OfAsync(viewer.Catalog!, CancellationToken.None);
        Steps = FirstSteps.Of(viewer.Catalog!, visits, calls);
    }
}
