using System.Xml.Linq;
using NumberSwap.Server.Dashboard.Overview;
using NumberSwap.Server.Reports;
using NumberSwap.Server.Tests.Dashboard.Charts;
using Xunit;
using Report = NumberSwap.Server.Reports.Overview;

namespace NumberSwap.Server.Tests.Dashboard.Overview;

public sealed class OverviewChartsTests
{
    private static readonly Period November = new(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 2));

    [Fact]
    public async Task Every_chart_has_its_table_with_the_reports_numbers()
    {
        var page = await Rendering.TreeOfAsync<OverviewCharts>(new { Report = Sample([Group("yandex", 7, 3), Group(null, 2, 0)]), CallsAddress = "/calls?from=a" });

        Assert.Equal(5, page.Descendants("figure").Count());
        Assert.All(page.Descendants("figure"), chart => Assert.Single(chart.Descendants("table")));
        Assert.Equal([["1 Nov 2026", "4", "2", "1"], ["2 Nov 2026", "5", "2", "2"]], TableOf(page, "Calls by day"));
        Assert.Equal([["yandex", "7", "3"], ["Not known", "2", "0"]], TableOf(page, "Calls by source, in this period and in the one before"));
        Assert.Equal("9", TableOf(page, "Weekdays and hours")[10][1]);
        Assert.Equal(["67 %", "22 %", "11 %"], TableOf(page, "How calls were matched").Select(row => row[1].Replace('\u00a0', ' ')));
        Assert.Contains("/calls?from=a&source=yandex", page.Descendants("a").Select(link => link.Attribute("href")!.Value));
    }

    [Fact]
    public async Task Many_groups_become_eight_and_all_others()
    {
        var groups = Enumerable.Range(1, 12).Select(i => Group("s" + i, 20 - i, i)).Append(new ReportGroup("", null, Calls(100), Calls(5)));
        var page = await Rendering.TreeOfAsync<OverviewCharts>(new { Report = Sample([.. groups]), CallsAddress = "/calls?" });

        var rows = TableOf(page, "Calls by source, in this period and in the one before");
        Assert.Equal(9, rows.Length);
        Assert.Equal(["All others", $"{11 + 10 + 9 + 8 + 100}", $"{9 + 10 + 11 + 12 + 5}"], rows[8]);
    }

    [Fact]
    public async Task A_single_day_is_shown_by_its_hours()
    {
        var report = Sample([]) with { Period = new Period(November.From, November.From) };
        var page = await Rendering.TreeOfAsync<OverviewCharts>(new { Report = report, CallsAddress = "/calls?" }, "ru");

        Assert.Equal(["10:00", "9", "4"], TableOf(page, "Звонки по часам")[10]);
        Assert.DoesNotContain(page.Descendants("h2"), title => title.Value == "Дни недели и часы");
    }

    private static string[][] TableOf(XElement page, string caption) =>
        new XElement("page", page.Descendants("table").Single(table => table.Element("caption")!.Value == caption)).Rows();

    private static CallFigures Calls(long calls, long target = 0) => new(10 * calls, calls, target, target, 0, 60 * target, calls);

    private static ReportGroup Group(string? key, long now, long before) => new(key, key, Calls(now), Calls(before));

    private static Report Sample(ReportGroup[] sources) => new(
        "site", "UTC", 30, November, November.Before(), Calls(9, 4), Calls(3, 1),
        new MatchQuality(6, 2, 1, 0.87, 1), new MatchQuality(1, 1, 1, 0.7, 1),
        sources, [], [Group("c1", 9, 3)],
        [new(November.From, Calls(4, 2), November.From.AddDays(-2), Calls(1)), new(November.To, Calls(5, 2), November.From.AddDays(-1), Calls(2))],
        [.. Enumerable.Range(0, 168).Select(i => new ReportHour(1 + (i / 24), i % 24, i == 10 ? Calls(9, 4) : CallFigures.None))]);
}
