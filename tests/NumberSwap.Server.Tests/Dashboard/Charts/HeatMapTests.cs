using NumberSwap.Server.Dashboard.Charts;
using Xunit;

namespace NumberSwap.Server.Tests.Dashboard.Charts;

public sealed class HeatMapTests
{
    [Fact]
    public async Task Every_hour_of_the_week_is_in_the_picture_and_in_the_table()
    {
        var page = await Rendering.TreeOfAsync<HeatMap>(new { Title = "When people call", Value = (Func<int, int, long>)Count });

        var picture = page.Descendants("svg").Single(svg => svg.Attribute("role")?.Value == "img");
        Assert.Equal("When people call", picture.Elements("title").Single().Value);
        Assert.Equal("Most calls: Sunday, 23:00–24:00, 623.", picture.Elements("desc").Single().Value);
        Assert.Equal(168, picture.Descendants("rect").Count());
        Assert.Contains("Monday, 05:00–06:00: 5", picture.Descendants("title").Select(title => title.Value));

        var rows = page.Rows();
        Assert.Equal(24, rows.Length);
        Assert.All(rows, (row, hour) => Assert.Equal(Enumerable.Range(0, 7).Select(day => $"{Count(day, hour)}"), row[1..]));
        Assert.Equal(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], page.Descendants("abbr").Select(day => day.Value));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Each_count_is_in_the_level_that_the_legend_says(int most)
    {
        var page = await Rendering.TreeOfAsync<HeatMap>(new { Title = "When", Value = (Func<int, int, long>)((day, hour) => Math.Min(most, (24 * day) + hour)) });

        var legend = page.Descendants("li").ToDictionary(
            item => item.Element("svg")!.Attribute("class")!.Value,
            item => item.Value.Trim().Replace(",", "", StringComparison.Ordinal).Split('–').Select(int.Parse).ToArray());
        foreach (var field in page.Descendants("g").Where(g => g.Attribute("class")?.Value.StartsWith("chart-heat-", StringComparison.Ordinal) == true))
        {
            var count = int.Parse(field.Element("rect")!.Value.Split(": ")[1], null);
            Assert.InRange(count, legend[field.Attribute("class")!.Value][0], legend[field.Attribute("class")!.Value][^1]);
        }
    }

    [Fact]
    public async Task A_week_without_calls_is_said_so()
    {
        var html = await Rendering.HtmlOfAsync<HeatMap>(new { Title = "When", Value = (Func<int, int, long>)((_, _) => 0) });

        Assert.Contains("No calls in this period", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", html, StringComparison.Ordinal);
    }

    private static long Count(int day, int hour) => (100 * day) + hour;
}
