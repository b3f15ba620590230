using NumberSwap.Server.Dashboard.Charts;
using Xunit;

namespace NumberSwap.Server.Tests.Dashboard.Charts;

public sealed class ProbabilityTests
{
    [Theory]
    [InlineData(0.83, "83%", "83 %")]
    [InlineData(0, "0%", "0 %")]
    [InlineData(1.7, "100%", "100 %")]
    [InlineData(double.NaN, "0%", "0 %")]
    public async Task A_share_is_a_bar_and_its_percentage(double share, string width, string text)
    {
        var page = await Rendering.TreeOfAsync<ProbabilityBar>(new { Share = share });

        Assert.Equal(width, page.Descendants("rect").Last().Attribute("width")!.Value);
        Assert.Equal(text, page.Value.Trim().Replace('\u00a0', ' '));
    }

    [Fact]
    public async Task Candidates_make_up_one_bar_and_a_table()
    {
        var page = await Rendering.TreeOfAsync<ProbabilityStack>(new
        {
            Title = "Who called",
            LabelName = "Visit",
            Parts = (IReadOnlyList<ShareOf>)[new("yandex, <b>kotly</b>", 0.8, "/visit"), new("google", 0.15), new("Nobody", 0.05, Nobody: true)],
        });

        Assert.Equal(["0%", "80%", "95%"], page.Descendants("svg").First().Descendants("rect").Select(part => part.Attribute("x")!.Value));
        Assert.Equal(["1yandex, <b>kotly</b>", "2google", "3Nobody"], page.Rows().Select(row => row[0]));
        Assert.Equal(["80 %", "15 %", "5 %"], page.Rows().Select(row => row[1].Replace('\u00a0', ' ')));
        Assert.Equal("/visit", page.Descendants("a").Single().Attribute("href")!.Value);
        Assert.StartsWith("Who called", page.Descendants("title").First().Value, StringComparison.Ordinal);
    }
}
