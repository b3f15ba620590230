using System.Text.Json;
using System.Xml.Linq;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Planning;

public sealed class SimulateCommandTests
{
    private static readonly string[] Small = ["simulate", "--days", "2", "--visitors-per-hour", "60"];

    [Fact]
    public async Task Json_is_one_object_and_nothing_else_and_the_same_each_time()
    {
        var run = await CommandRun.OfAsync([.. Small, "--json", "--numbers", "20"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var result = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(["parameters", "calls", "policies", "oracle"], result.EnumerateObject().Select(field => field.Name));
        Assert.Equal(20, result.GetProperty("parameters").GetProperty("numbers").GetInt32());
        Assert.Equal("numberswap", result.GetProperty("policies")[0].GetProperty("name").GetString());
        foreach (var policy in result.GetProperty("policies").EnumerateArray())
        {
            foreach (var share in (string[])["session", "campaign", "undisputed", "overflow", "brier"])
                Assert.InRange(policy.GetProperty(share).GetDouble(), 0, 1);
            Assert.Equal(result.GetProperty("calls").GetInt32(), policy.GetProperty("calibration").EnumerateArray().Sum(bin => bin.GetProperty("calls").GetInt32()));
        }

        Assert.Equal(["session", "brier", "calibration"], result.GetProperty("oracle").EnumerateObject().Select(field => field.Name));
        Assert.Equal(run.Output, (await CommandRun.OfAsync([.. Small, "--json", "--numbers", "20"])).Output);
    }

    [Fact]
    public async Task Several_sizes_are_an_array()
    {
        var run = await CommandRun.OfAsync([.. Small, "--json", "--numbers", "5,40"]);

        var results = JsonDocument.Parse(run.Output).RootElement.EnumerateArray().ToList();
        Assert.Equal([5, 40], results.Select(result => result.GetProperty("parameters").GetProperty("numbers").GetInt32()));
        Assert.True(SessionOf(results[0]) < SessionOf(results[1]));
    }

    [Fact]
    public async Task Seeds_are_added_up()
    {
        var first = await OfSeedsAsync("--seed", "1");
        var second = await OfSeedsAsync("--seed", "2");
        var both = await OfSeedsAsync("--seed", "1", "--seeds", "2");

        Assert.Equal(CallsOf(first) + CallsOf(second), CallsOf(both));
        Assert.InRange(SessionOf(both), Math.Min(SessionOf(first), SessionOf(second)), Math.Max(SessionOf(first), SessionOf(second)));
        Assert.NotEqual(CallsOf(first), CallsOf(second));
    }

    [Theory]
    [InlineData("12")]
    [InlineData("5,12,30")]
    public async Task A_chart_is_written(string sizes)
    {
        using var folder = new TempFolder();
        var file = folder.File("chart.svg");

        var run = await CommandRun.OfAsync([.. Small, "--numbers", sizes, "--svg", file]);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("numberswap", run.Output, StringComparison.Ordinal);
        var svg = XDocument.Load(file).Root!;
        Assert.Equal("svg", svg.Name.LocalName);
        Assert.Equal(["title", "desc"], svg.Elements().Take(2).Select(part => part.Name.LocalName));
        Assert.Contains(svg.Descendants(), part => part.Name.LocalName == "polyline");
        Assert.Contains("numberswap", svg.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pool", "--numbers 0")]
    [InlineData("--numbers", "--numbers 10,x")]
    [InlineData("--numbers", "--numbers 10,")]
    [InlineData("100,000", "--numbers 200000")]
    [InlineData("hold", "--hold-minutes 0")]
    [InlineData("call rate", "--call-rate -0.1")]
    [InlineData("shares", "--on-page 0 --within-hour 0 --days-later 0")]
    [InlineData("period", "--days 0")]
    [InlineData("--days", "--days 1.5")]
    [InlineData("visits", "--visitors-per-hour 1e300")]
    [InlineData("visits", "--seeds 1000")]
    [InlineData("seed", "--seed -1")]
    [InlineData("--sed", "--sed 1")]
    [InlineData("chart", "--svg /proc/nowhere/chart.svg")]
    public async Task What_is_wrong_is_said_in_one_sentence(string named, string args)
    {
        var run = await CommandRun.OfAsync(["simulate", "--json", .. args.Split(' ')]);

        run.ExpectRefusal(named);
    }

    private static async Task<JsonElement> OfSeedsAsync(params string[] seeds) =>
        JsonDocument.Parse((await CommandRun.OfAsync([.. Small, "--json", .. seeds])).Output).RootElement;

    private static int CallsOf(JsonElement result) => result.GetProperty("calls").GetInt32();

    private static double SessionOf(JsonElement result) => result.GetProperty("policies")[0].GetProperty("session").GetDouble();
}
