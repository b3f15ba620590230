using NumberSwap.Core.Planning.Simulation;
using Xunit;

namespace NumberSwap.Core.Tests.Planning.Simulation;

public sealed class LastViewerPolicyTests
{
    private const long Minute = 60_000;
    private const long Hour = 60 * Minute;

    [Fact]
    public void TheNumbersGoRound()
    {
        var policy = Policy(3, [.. Enumerable.Range(0, 5).Select(i => new SimulatedVisit(i * Minute, (i + 1) * Minute, 0))]);
        Assert.Equal([0, 1, 2, 0, 1], Enumerable.Range(0, 5).Select(i => policy.Begin(i, i * Minute)));
        Assert.Equal(2, policy.Overflows);
    }

    [Fact]
    public void TheLastViewerWithinTheHourCalled()
    {
        var policy = Policy(1, [new(0, 10 * Minute, 3)]);
        Assert.Equal(Verdict.None, policy.Ring(0, 0));
        policy.Begin(0, 0);
        Assert.Equal(new Verdict(0, 3, 1, Alone: true), policy.Ring(0, 5 * Minute));
        Assert.Equal(new Verdict(0, 3, 1, Alone: true), policy.Ring(0, Hour + (10 * Minute)));
        Assert.Equal(Verdict.None, policy.Ring(0, Hour + (10 * Minute) + 1));
    }

    [Fact]
    public void OfSeveralTheOneWhoSawItLastCalled()
    {
        var policy = Policy(1, [new(0, 30 * Minute, 0), new(Minute, 2 * Minute, 1)]);
        policy.Begin(0, 0);
        policy.Begin(1, Minute);
        Assert.Equal(new Verdict(1, 1, 1, Alone: false), policy.Ring(0, 2 * Minute));
        Assert.Equal(new Verdict(0, 0, 1, Alone: false), policy.Ring(0, 20 * Minute));
        Assert.Equal(new Verdict(0, 0, 1, Alone: true), policy.Ring(0, 80 * Minute));
    }

    [Fact]
    public void ANumberThatWasNotSeenForAnHourIsNoOverflow()
    {
        var policy = Policy(1, [new(0, Minute, 0), new(61 * Minute, 62 * Minute, 0), new(Hour * 3, Hour * 4, 0)]);
        policy.Begin(0, 0);
        policy.Begin(1, 61 * Minute);
        Assert.Equal(1, policy.Overflows);
        policy.Begin(2, 3 * Hour);
        Assert.Equal(1, policy.Overflows);
    }

    private static LastViewerPolicy Policy(int numbers, SimulatedVisit[] visits) => new(new SimulationSettings { Numbers = numbers }, visits);
}
