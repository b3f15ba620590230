using System.Text.Json;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Planning;

public sealed class PlanCommandTests
{
    [Fact]
    public async Task Json_is_one_object_and_nothing_else()
    {
        var run = await CommandRun.OfAsync("plan", "--visitors-per-hour", "120", "--visit-minutes", "4", "--hold-minutes", "30", "--overflow", "0.01", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var plan = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(["erlangs", "numbers", "overflow", "undisputed", "fewer", "more"], plan.EnumerateObject().Select(field => field.Name));
        // 120 an hour for 34 minutes each; the published tables give 83 lines for 68 erlangs at 1 %.
        Assert.Equal((68, 83), (plan.GetProperty("erlangs").GetDouble(), plan.GetProperty("numbers").GetInt32()));
        Assert.InRange(plan.GetProperty("overflow").GetDouble(), 0, 0.01);
        Assert.InRange(plan.GetProperty("undisputed").GetDouble(), plan.GetProperty("fewer").GetProperty("undisputed").GetDouble(), 1);
        Assert.Equal(100, plan.GetProperty("more").GetProperty("numbers").GetInt32());
    }

    [Fact]
    public async Task A_load_of_fifty_thousand_is_planned_for()
    {
        var run = await CommandRun.OfAsync("plan", "--visitors-per-hour", "100000", "--visit-minutes", "0", "--json");

        var plan = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(50_000, plan.GetProperty("erlangs").GetDouble());
        Assert.InRange(plan.GetProperty("numbers").GetInt32(), 49_500, 51_000);
        Assert.InRange(plan.GetProperty("undisputed").GetDouble(), 0.5, 1);
    }

    [Fact]
    public async Task People_read_a_table_and_a_sentence()
    {
        var run = await CommandRun.OfAsync("plan", "--visitors-per-hour", "120");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("Rent 83 numbers", run.Output, StringComparison.Ordinal);
        Assert.Contains("a fifth fewer", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--visitors-per-hour", "")]
    [InlineData("--visitors-per-hour", "--visitors-per-hour")]
    [InlineData("--visitors-per-hour", "--visitors-per-hour abc")]
    [InlineData("--visitors-per-hour", "--visitors-per-hour 1,5")]
    [InlineData("--visitors-per-hour", "--visitors-per-hour NaN")]
    [InlineData("visitors per hour", "--visitors-per-hour -5")]
    [InlineData("hold", "--visitors-per-hour 10 --hold-minutes 0")]
    [InlineData("overflow", "--visitors-per-hour 10 --overflow 1.5")]
    [InlineData("erlangs", "--visitors-per-hour 1e7 --hold-minutes 1000")]
    [InlineData("--nonsense", "--visitors-per-hour 10 --nonsense 1")]
    public async Task What_is_wrong_is_said_in_one_sentence(string named, string args)
    {
        var run = await CommandRun.OfAsync(["plan", "--json", .. args.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        run.ExpectRefusal(named);
    }
}
