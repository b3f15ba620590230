using System.Text;
using NumberSwap.Server.Dashboard.Charts;
using Xunit;

namespace NumberSwap.Server.Tests.Dashboard.Charts;

/// <summary>
/// All charts on one page, to look at: <c>NUMBERSWAP_GALLERY=/some/folder dotnet test --filter GalleryTests</c> leaves
/// <c>charts-en.html</c> and <c>charts-ru.html</c> there.
/// </summary>
public sealed class GalleryTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public async Task All_charts_can_be_drawn_on_one_page(string language)
    {
        var words = Rendering.WordsIn(language);
        var random = new Random(4);
        long[] Counts(int count, int most) => [.. Enumerable.Range(0, count).Select(_ => (long)random.Next(most))];
        var days = ChartAxis.Days(words, [.. Enumerable.Range(0, 30).Select(new DateOnly(2026, 10, 24).AddDays)]);
        var live = Enumerable.Range(0, 1440).Select(minute => Math.Max(0, (long)(22 + (20 * Math.Sin((minute - 500) / 180.0)) + random.Next(3)))).ToArray();
        var cooling = live.Select(count => Math.Min(60 - count, count / 3)).ToArray();

        string[] charts =
        [
            await Draw<LineChart>(new { Title = "Calls by day", Axis = days, Series = Series(ChartSeries.Of("30 days", Counts(30, 40), SeriesLook.Area), ChartSeries.Of("The 30 days before", Counts(30, 35), SeriesLook.Before)) }),
            await Draw<LineChart>(new
            {
                Title = "The pool's day",
                Axis = ChartAxis.Times(words, 1_793_836_800_000, 60, 1440),
                Series = Series(
                    ChartSeries.Of("Live", live, SeriesLook.Stacked), ChartSeries.Of("Cooling", cooling, SeriesLook.Stacked),
                    ChartSeries.Of("Free", live.Zip(cooling, (one, other) => 60 - one - other), SeriesLook.Stacked)),
            }),
            await Draw<LineChart>(new { Title = "Thousands", Axis = days, Series = Series(ChartSeries.Of("yandex / cpc", Counts(30, 12_000)), ChartSeries.Of("google / cpc", Counts(30, 9000)), ChartSeries.Of("(direct)", Counts(30, 6000))) }),
            await Draw<LineChart>(new { Title = "Certainty", Axis = days, Top = (double?)1, Format = (Func<double, string>)(share => words.Percent(share)), Series = Series(new ChartSeries("Certainty", [.. Counts(30, 100).Select((n, i) => i == 12 ? (double?)null : n / 100d)])) }),
            await Draw<BarChart>(new
            {
                Title = "Sources",
                LabelName = "Source",
                ValueName = "Calls",
                Rows = (IReadOnlyList<Bar>)[new("yandex / cpc", 1204, 812, "#1"), new("Очень длинное название кампании: котлы, Москва и область, осень 2026", 640, 700, "#2"), new("google / organic", 87, 40), new("(direct)", 12, 0)],
            }),
            await Draw<HeatMap>(new { Title = "When people call", Value = (Func<int, int, long>)((day, hour) => (long)(Math.Max(0, Math.Sin((hour - 7) / 4.6)) * (day < 5 ? 40 : 9))) }),
            await Draw<ProbabilityStack>(new { Title = "Who called", LabelName = "Visit", Parts = (IReadOnlyList<ShareOf>)[new("yandex / kotly", 0.61, "#3"), new("google / boilers", 0.24), new("(direct)", 0.09), new("Nobody known", 0.06, Nobody: true)] }),
            await Draw<ProbabilityBar>(new { Share = 0.83 }),
            await Draw<BarChart>(new { Title = "Campaigns", LabelName = "Campaign", ValueName = "Calls", Rows = (IReadOnlyList<Bar>)[] }),
        ];

        Assert.All(charts, chart => Assert.True(chart.Contains("<svg", StringComparison.Ordinal) || chart.Contains("chart-empty", StringComparison.Ordinal)));
        if (Environment.GetEnvironmentVariable("NUMBERSWAP_GALLERY") is { Length: > 0 } folder)
            await File.WriteAllTextAsync(Path.Combine(folder, $"charts-{language}.html"), Page(language, charts));

        Task<string> Draw<T>(object parameters)
            where T : Microsoft.AspNetCore.Components.IComponent => Rendering.HtmlOfAsync<T>(parameters, language);
    }

    private static ChartSeries[] Series(params ChartSeries[] series) => series;

    private static string Page(string language, string[] charts)
    {
        var page = new StringBuilder($"<!doctype html><html lang=\"{language}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Charts</title>");
        foreach (var sheet in new[] { "assets/Shell/app.css", "assets/Charts/charts.css" })
        {
            if (typeof(LineChart).Assembly.GetManifestResourceStream(sheet) is { } stream)
                page.Append("<style>").Append(new StreamReader(stream).ReadToEnd()).Append("</style>");
        }

        page.Append("<main class=\"page\"><h1>Charts</h1><div class=\"stack\">").Append(string.Concat(charts.Take(1).Select(Card)));
        page.Append("<div class=\"grid\">").Append(string.Concat(charts.Skip(1).Select(Card)));
        return page.Append("</div></div></main></html>").ToString();
    }

    private static string Card(string chart) => $"<div class=\"card\">{chart}</div>";
}
