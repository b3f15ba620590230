using Microsoft.AspNetCore.Components;
using NumberSwap.Server.Dashboard.Charts;
using NumberSwap.Server.Reports;

namespace NumberSwap.Server.Dashboard.Overview;

/// <summary>A period's calls by day, source, campaign and hour, and what is known of them.</summary>
public sealed partial class OverviewCharts : ComponentBase
{
    private const int MostBars = 8;

    [Parameter, EditorRequired]
    public Reports.Overview Report { get; set; } = null!;

    /// <summary>Address of the list of the period's calls, to which a filter is added.</summary>
    [Parameter, EditorRequired]
    public string CallsAddress { get; set; } = "";

    private long[] Hours { get; set; } = [];

    private ChartSeries[] HourSeries =>
    [
        ChartSeries.Of(T["Calls"], Of(figures => figures.Calls), SeriesLook.Area),
        ChartSeries.Of(T["Target calls"], Of(figures => figures.TargetCalls)),
    ];

    private ChartSeries[] DaySeries =>
    [
        ChartSeries.Of(T["Calls"], Report.Days.Select(day => day.Now.Calls), SeriesLook.Area),
        ChartSeries.Of(T["Target calls"], Report.Days.Select(day => day.Now.TargetCalls)),
        new ChartSeries(T["Calls before"], [.. Report.Days.Select(day => (double?)day.Before?.Calls)], SeriesLook.Before),
    ];

    private IReadOnlyList<ShareOf> Quality
    {
        get
        {
            var (match, all) = (Report.Match, (double)(Report.Match.Named + Report.Match.None));
            return all == 0 ? [] :
            [
                new ShareOf(T["The visit"], match.Session / all, Calls("match", "session")),
                new ShareOf(T["The source, not the visit"], match.Source / all, Calls("match", "source")),
                new ShareOf(T["Nothing"], match.None / all, Calls("match", "none"), Nobody: true),
            ];
        }
    }

    private string? QualityNote
    {
        get
        {
            if (Report.Match is not { MeanProbability: { } mean, Ambiguous: var open })
                return null;
            var certainty = T["Certainty {0} on average", T.Percent(mean)];
            return open == 0 ? certainty : $"{certainty}; {T.Count(open, "{0} call is less than sure|{0} calls are less than sure")} (< {T.Percent(MatchQuality.Sure)})";
        }
    }

    protected override void OnParametersSet() => Hours = [.. Report.Hours.Select(hour => hour.Figures.Calls)];

    private IEnumerable<long> Of(Func<CallFigures, long> count) =>
        Report.Hours.GroupBy(hour => hour.Hour).OrderBy(hour => hour.Key).Select(hour => hour.Sum(one => count(one.Figures)));

    /// <summary>The groups with the most calls, then all others as one.</summary>
    private List<Bar> Bars(IReadOnlyList<ReportGroup> groups, string filter, string unknown)
    {
        var (rows, rest) = (new List<Bar>(), new List<ReportGroup>());
        foreach (var group in groups.Where(group => group.Now.Calls > 0 || group.Before?.Calls > 0))
        {
            if (rows.Count == MostBars || group.Key is "")
                rest.Add(group);
            else
                rows.Add(new Bar(group.Key is null ? unknown : group.Name ?? T["Deleted campaign"], group.Now.Calls, group.Before?.Calls, group.Key is null ? null : Calls(filter, group.Key)));
        }

        if (rest.Count > 0)
            rows.Add(new Bar(T["All others"], rest.Sum(group => group.Now.Calls), rest.Sum(group => group.Before?.Calls)));
        return rows;
    }

    private string Calls(string filter, string value) => $"{CallsAddress}&{filter}={Uri.EscapeDataString(value)}";
}
