using System.Xml.Linq;
using NumberSwap.Server.Dashboard.Charts;
using Xunit;

namespace NumberSwap.Server.Tests.Dashboard.Charts;

public sealed class LineChartTests
{
    private static readonly DateOnly First = new(2026, 11, 1);

    private static readonly long[] Calls = [0, 12, 1234, 7, 3];

    [Fact]
    public async Task A_chart_is_named_described_and_has_its_numbers_in_a_table()
    {
        var page = await Rendering.TreeOfAsync<LineChart>(Days(ChartSeries.Of("Calls", Calls, SeriesLook.Area), ChartSeries.Of("Before", [5, 4, 3, 2, 1], SeriesLook.Before)));

        var picture = page.Descendants("svg").Single(svg => svg.Attribute("role")?.Value == "img");
        Assert.Equal("Calls by day", picture.Elements("title").Single().Value);
        Assert.Equal("Calls, 1 Nov 2026 to 5 Nov 2026: highest 1,234 (3 Nov 2026), lowest 0 (1 Nov 2026).", picture.Elements("desc").Single().Value);
        Assert.Equal("Calls by day", page.Descendants("caption").Single().Value);
        Assert.All(page.Descendants("th"), head => Assert.Contains(head.Attribute("scope")?.Value, new[] { "col", "row" }));
        Assert.Equal(
            [["1 Nov 2026", "0", "5"], ["2 Nov 2026", "12", "4"], ["3 Nov 2026", "1,234", "3"], ["4 Nov 2026", "7", "2"], ["5 Nov 2026", "3", "1"]],
            page.Rows());
        Assert.Contains("3 Nov 2026\nCalls: 1,234\nBefore: 3", page.Descendants("rect").Elements("title").Select(title => title.Value));
    }

    [Fact]
    public async Task Russian_has_its_own_words_dates_and_thousands()
    {
        var page = await Rendering.TreeOfAsync<LineChart>(Days(ChartSeries.Of("Звонки", Calls)), "ru");

        Assert.Equal("Показать таблицей", page.Descendants("summary").Single().Value);
        Assert.Equal("1 234", page.Rows()[2][1].Replace('\u00a0', ' ').Replace('\u202f', ' '));
        Assert.Contains("максимум", page.Descendants("desc").Single().Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_to_draw_is_said(bool zeros)
    {
        var page = await Rendering.TreeOfAsync<LineChart>(Days(ChartSeries.Of("Calls", zeros ? [0, 0, 0] : [])));

        Assert.Empty(page.Descendants("svg"));
        Assert.Equal("No calls in this period", page.Descendants("p").Single().Value);
    }

    [Fact]
    public async Task A_period_that_fell_silent_is_drawn_beside_the_one_before()
    {
        var page = await Rendering.TreeOfAsync<LineChart>(Days(ChartSeries.Of("Calls", [0, 0, 0, 0, 0]), ChartSeries.Of("Before", Calls, SeriesLook.Before)));

        Assert.NotEmpty(page.Descendants("path"));
    }

    [Fact]
    public async Task What_people_named_stays_text()
    {
        var html = await Rendering.HtmlOfAsync<LineChart>(Days(ChartSeries.Of("</title><script>alert(1)</script>\" onload=\"x", Calls)));

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("onload=\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_style_stands_in_the_page()
    {
        var html = await Rendering.HtmlOfAsync<LineChart>(Days(ChartSeries.Of("Live", Calls, SeriesLook.Stacked), ChartSeries.Of("Free", Calls, SeriesLook.Stacked)));

        Assert.DoesNotContain("style=", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<style", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Bands_lie_on_each_other()
    {
        var page = await Rendering.TreeOfAsync<LineChart>(Days(
            ChartSeries.Of("Live", [10, 10, 10, 10, 20], SeriesLook.Stacked),
            ChartSeries.Of("Free", [30, 30, 30, 30, 20], SeriesLook.Stacked)));

        // 40 is the scale's upper end: the first band goes up to a quarter of the 220 px, at last to a half, the second to the top.
        var bands = page.Descendants("path").Where(path => path.Attribute("class")!.Value == "chart-band").Select(path => path.Attribute("d")!.Value).ToArray();
        Assert.Equal(["M0 165L750 165L1000 110L1000 220L0 220Z", "M0 0L1000 0L1000 110L750 165L0 165Z"], bands);
    }

    [Fact]
    public async Task What_is_not_known_is_a_gap_and_a_dash()
    {
        var page = await Rendering.TreeOfAsync<LineChart>(Days(new ChartSeries("Certainty", [1, 2, null, double.NaN, 2])));

        Assert.Equal("–", page.Rows()[2][1]);
        Assert.Equal("–", page.Rows()[3][1]);
        Assert.Equal(2, page.Descendants("path").Single().Attribute("d")!.Value.Count(letter => letter == 'M'));
    }

    [Fact]
    public async Task A_day_by_minute_stays_small()
    {
        var words = Rendering.WordsIn("en");
        var live = Enumerable.Range(0, 1440).Select(minute => (long)(30 + (20 * Math.Sin(minute / 90.0)))).ToArray();
        var html = await Rendering.HtmlOfAsync<LineChart>(new
        {
            Title = "The pool's day",
            Axis = ChartAxis.Times(words, 1_793_836_800_000, 60, 1440),
            Series = (IReadOnlyList<ChartSeries>)[ChartSeries.Of("Live", live, SeriesLook.Stacked), ChartSeries.Of("Free", live.Select(n => 60 - n), SeriesLook.Stacked)],
        });

        Assert.InRange(html.Length, 10_000, 60_000);
        Assert.Contains("00:15", html, StringComparison.Ordinal);
    }

    private static object Days(params ChartSeries[] series) => new
    {
        Title = "Calls by day",
        Axis = ChartAxis.Days(Rendering.WordsIn("en"), [.. Enumerable.Range(0, series[0].Values.Count).Select(First.AddDays)]),
        Series = (IReadOnlyList<ChartSeries>)series,
    };
}
