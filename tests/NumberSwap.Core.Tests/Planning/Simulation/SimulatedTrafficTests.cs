using NumberSwap.Core.Planning.Simulation;
using Xunit;

namespace NumberSwap.Core.Tests.Planning.Simulation;

public sealed class SimulatedTrafficTests
{
    private const long Hour = 3_600_000;

    private static readonly SimulationSettings Settings = new() { Seed = 5 };
    private static readonly SimulatedTraffic Traffic = SimulatedTraffic.Draw(Settings);

    [Fact]
    public void VisitorsComeAtTheAskedRate()
    {
        const double Expected = 100 * 24 * 30;
        Assert.InRange(Traffic.Visits.Count, Expected - (4 * Math.Sqrt(Expected)), Expected + (4 * Math.Sqrt(Expected)));
        Assert.Equal(1, Enumerable.Range(0, 24).Average(hour => SimulatedTraffic.HourWeight(hour * Hour)), 1e-9);

        foreach (var hour in Enumerable.Range(0, 24))
        {
            var expected = 100 * 30 * SimulatedTraffic.HourWeight(hour * Hour);
            var count = Traffic.Visits.Count(visit => visit.Start / Hour % 24 == hour);
            Assert.InRange(count, expected - (4.5 * Math.Sqrt(expected)), expected + (4.5 * Math.Sqrt(expected)));
        }
    }

    [Fact]
    public void VisitsHaveTheAskedLengths()
    {
        var lengths = Traffic.Visits.Select(visit => (double)(visit.End - visit.Start)).Order().ToList();
        Assert.Equal(1, lengths[lengths.Count / 2] / 120_000, 0.03);
        Assert.Equal(1, lengths.Average() / Settings.MeanVisitMs, 0.03);
        Assert.InRange(lengths[0], 1000, 10_000);
        Assert.InRange(lengths[^1], Hour, SimulatedTraffic.LongestVisitMs);
    }

    [Fact]
    public void CallsComeAtTheAskedRate()
    {
        var direct = Traffic.Calls.Count(call => call.Visit == SimulatedCall.Nobody);
        Assert.InRange(Traffic.Calls.Count - direct, 2600, 2950);
        Assert.Equal(Settings.DirectDials, direct / (double)Traffic.Calls.Count, 0.015);
        Assert.All(Traffic.Calls, call => Assert.InRange(call.At, call.Visit == SimulatedCall.Nobody ? 0 : Traffic.Visits[call.Visit].Start, (30 * 24 * Hour) - 1));
        Assert.All(Traffic.Calls, call => Assert.InRange(call.Number, 0, Settings.Numbers - 1));
    }

    [Fact]
    public void AllComeInTheirOrder()
    {
        Assert.Equal(Traffic.Visits.OrderBy(visit => visit.Start), Traffic.Visits);
        Assert.Equal(Traffic.Calls.OrderBy(call => call.At), Traffic.Calls);
    }

    [Fact]
    public void TheSeedSaysAll()
    {
        var again = SimulatedTraffic.Draw(Settings);
        Assert.Equal(Traffic.Visits, again.Visits);
        Assert.Equal(Traffic.Calls, again.Calls);
        Assert.NotEqual(Traffic.Visits, SimulatedTraffic.Draw(Settings with { Seed = 6 }).Visits);
        // The pool's size is no part of the traffic, but for the numbers of direct dials.
        Assert.Equal(Traffic.Visits, SimulatedTraffic.Draw(Settings with { Numbers = 10 }).Visits);
    }
}
