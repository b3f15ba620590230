using System.Text.Json;
using NumberSwap.Core.Planning.Simulation;
using Xunit;

namespace NumberSwap.Core.Tests.Planning.Simulation;

public sealed class SimulatorTests(ITestOutputHelper output)
{
    [Fact]
    public async Task TheSeedSaysAll()
    {
        var settings = new SimulationSettings { Days = 4, Numbers = 12, Seed = 9 };
        var first = JsonSerializer.Serialize(await Simulator.RunAsync(settings));
        Assert.Equal(first, JsonSerializer.Serialize(await Simulator.RunAsync(settings)));
        Assert.NotEqual(first, JsonSerializer.Serialize(await Simulator.RunAsync(settings with { Seed = 10 })));
    }

    [Fact]
    public async Task TellsOfEveryPolicyAndHowFarItIs()
    {
        var told = new Told();
        var result = await Simulator.RunAsync(new SimulationSettings { Days = 2 }, told);
        Assert.Equal(["numberswap", "random-30min", "sliding-3min", "visit-2.5min", "last-viewer-1h", "no-cooldown", "cooldown-20min"], result.Policies.Select(policy => policy.Name));
        Assert.Equal(7, told.Shares.Count);
        Assert.Equal(1, told.Shares[^1]);
        Assert.All(result.Policies, policy =>
        {
            Assert.Equal(result.Calls, policy.Calibration.Sum(bin => bin.Calls));
            Assert.All([policy.Session, policy.Campaign, policy.Undisputed, policy.Overflow, policy.Brier], share => Assert.InRange(share, 0, 1));
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task TheSmallestTrafficAndPoolAreSimulated(int numbers)
    {
        var result = await Simulator.RunAsync(new SimulationSettings { Days = 1, VisitorsPerHour = 0.001, Numbers = numbers, DirectDials = 0 });
        Assert.All(result.Policies, policy => Assert.False(double.IsNaN(policy.Session + policy.Brier)));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(45)]
    [InlineData(100)]
    public async Task SaysWhatIsTrueMoreOftenThanTheOthersAndHowOften(int numbers)
    {
        var result = await Simulator.RunAsync(new SimulationSettings { Numbers = numbers });
        var ours = result.Policies[0];
        // 100 × 24 × 30 visits of which 4 % call, and 5 % direct dials; some calls come after the end.
        Assert.InRange(result.Calls, 2700, 3200);
        Assert.All(result.Policies.Skip(1), rival => Assert.True(ours.Session >= rival.Session, $"{rival.Name}: {rival.Session}, ours: {ours.Session}"));
        Assert.InRange(ours.Session, 0, result.Oracle.Session + 0.01);
        AssertCalibrated([result], least: 100, gap: 0.1);
    }

    [Fact]
    public async Task WhatItSaysIsTrueAsOftenAsItSays()
    {
        var results = new List<SimulationResult>();
        for (var seed = 1; seed <= 3; seed++)
            results.Add(await Simulator.RunAsync(new SimulationSettings { Numbers = 45, Seed = seed }));
        AssertCalibrated(results, least: 300, gap: 0.06);
    }

    /// <summary>A truth far from the prior. The gap is wider than otherwise: calls days later are hard to tell from nobody's, and are learned slowly.</summary>
    [Fact]
    public async Task LearnsWhenVisitorsCall() =>
        AssertCalibrated([await Simulator.RunAsync(new SimulationSettings { Numbers = 45, Days = 60, OnPage = 0.3, WithinHour = 0.4, DaysLater = 0.3 })], least: 300, gap: 0.1);

    private void AssertCalibrated(IReadOnlyList<SimulationResult> results, int least, double gap)
    {
        var ours = results.Select(result => result.Policies[0]).ToList();
        var bins = Enumerable.Range(0, Tally.Bins).Select(i => ours.Select(policy => policy.Calibration[i]).ToList()).Select(bin => (
            Calls: bin.Sum(part => part.Calls),
            Said: bin.Sum(part => part.Calls * (part.Said ?? 0)) / bin.Sum(part => part.Calls),
            Was: bin.Sum(part => part.Calls * (part.Was ?? 0)) / bin.Sum(part => part.Calls))).ToList();
        foreach (var (calls, said, was) in bins)
            output.WriteLine($"{calls,6} calls, said {said:0.000}, was {was:0.000}");
        var (brier, best) = (ours.Average(policy => policy.Brier), results.Average(result => result.Oracle.Brier));
        output.WriteLine($"session {ours.Average(policy => policy.Session):0.000}, oracle {results.Average(result => result.Oracle.Session):0.000}; brier {brier:0.0000}, oracle {best:0.0000}, {brier / best:0.000}");

        Assert.All(bins.Where(bin => bin.Calls >= least), bin => Assert.Equal(bin.Said, bin.Was, gap));
        Assert.InRange(brier, 0, 1.05 * best);
    }

    private sealed class Told : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value) => Shares.Add(value);
    }
}
