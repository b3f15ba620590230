using System.Xml.Linq;
using NumberSwap.Server.Dashboard.Charts;
using Xunit;

namespace NumberSwap.Server.Tests.Dashboard.Charts;

public sealed class BarChartTests
{
    private static readonly Bar[] Sources = [new("yandex / cpc", 1200, 800, "/calls?source=yandex"), new("google / cpc", 300, 600), new("(direct)", 0, 40)];

    [Fact]
    public async Task The_bars_are_a_table_with_the_numbers()
    {
        var page = await Rendering.TreeOfAsync<BarChart>(Chart(Sources));

        Assert.Equal([["yandex / cpc", "1,200", "800"], ["google / cpc", "300", "600"], ["(direct)", "0", "40"]], page.Rows());
        Assert.Equal(["Source", "Calls", "Before"], page.Descendants("thead").Descendants("th").Select(head => head.Value.Trim()));
        Assert.Equal("Sources", page.Descendants("caption").Single().Value);
        Assert.Equal("/calls?source=yandex", page.Descendants("a").Single().Attribute("href")!.Value);
        Assert.Equal(["100%", "66.67%", "25%", "50%", "0%", "3.33%"], page.Descendants("tbody").Descendants("rect").Select(bar => bar.Attribute("width")!.Value));
    }

    [Fact]
    public async Task Without_a_period_before_there_is_no_column_for_it()
    {
        var page = await Rendering.TreeOfAsync<BarChart>(Chart([new Bar("yandex", 4)]));

        Assert.Equal([["yandex", "4"]], page.Rows());
    }

    [Fact]
    public async Task Hostile_labels_stay_text_and_no_style_is_needed()
    {
        var html = await Rendering.HtmlOfAsync<BarChart>(Chart([new Bar("<img src=x onerror=alert(1)>\"", 4, 2)]));

        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task No_rows_are_said()
    {
        var page = await Rendering.TreeOfAsync<BarChart>(Chart([]), "ru");

        Assert.Equal("За этот период звонков нет", page.Descendants("p").Single().Value);
    }

    private static object Chart(Bar[] rows) => new { Title = "Sources", LabelName = "Source", ValueName = "Calls", Rows = (IReadOnlyList<Bar>)rows };
}
