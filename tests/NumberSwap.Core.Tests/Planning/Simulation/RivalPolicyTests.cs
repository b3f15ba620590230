using NumberSwap.Core.Planning.Simulation;
using Xunit;

namespace NumberSwap.Core.Tests.Planning.Simulation;

public sealed class RivalPolicyTests
{
    private const long Minute = 60_000;

    [Fact]
    public void ANumberIsHeldForAWhileAfterThePageIsLeft()
    {
        var policy = Policy(1, new RivalRules(3 * Minute));
        Assert.Equal(0, policy.Begin(0, 0));
        Assert.Equal(RivalPolicy.NoNumber, policy.Begin(1, 60 * Minute));
        policy.End(0, 0, 100 * Minute);
        Assert.Equal(RivalPolicy.NoNumber, policy.Begin(2, (103 * Minute) - 1));
        Assert.Equal(0, policy.Begin(3, 103 * Minute));
        Assert.Equal(2, policy.Overflows);
    }

    [Fact]
    public void ItsLastVisitorCalledHoweverLongAgo()
    {
        var policy = Policy(1, new RivalRules(3 * Minute, Minute));
        Assert.Equal(Verdict.None, policy.Ring(0, 0));
        policy.Begin(0, 0);
        Assert.Equal(new Verdict(0, 0, 1, Alone: true), policy.Ring(0, Minute));
        policy.End(0, 0, 2 * Minute);
        Assert.Equal(new Verdict(0, 0, 1, Alone: true), policy.Ring(0, (5 * Minute) - 1));
        Assert.Equal(new Verdict(0, 0, 1, Alone: false), policy.Ring(0, 5 * Minute));
        Assert.Equal(new Verdict(0, 0, 1, Alone: false), policy.Ring(0, 5000 * Minute));
        policy.Begin(1, 6 * Minute);
        Assert.Equal(1, policy.Ring(0, 7 * Minute).Visit);
    }

    [Fact]
    public void ANumberRestsAfterItsHold()
    {
        var policy = Policy(1, new RivalRules(3 * Minute, 2 * Minute));
        policy.Begin(0, 0);
        policy.End(0, 0, Minute);
        Assert.Equal(RivalPolicy.NoNumber, policy.Begin(1, (6 * Minute) - 1));
        Assert.Equal(0, policy.Begin(2, 6 * Minute));
    }

    [Fact]
    public void ACallSetsANumberFree()
    {
        var policy = Policy(1, new RivalRules(3 * Minute, ReleasedByCall: true));
        policy.Begin(0, 0);
        Assert.Equal(new Verdict(0, 0, 1, Alone: true), policy.Ring(0, Minute));
        Assert.Equal(new Verdict(0, 0, 1, Alone: false), policy.Ring(0, 2 * Minute));
        Assert.Equal(0, policy.Begin(1, 2 * Minute));

        // That the first visitor leaves does not touch the second one's number.
        policy.End(0, 0, 3 * Minute);
        Assert.Equal(RivalPolicy.NoNumber, policy.Begin(2, 10 * Minute));
        Assert.Equal(1, policy.Ring(0, 11 * Minute).Visit);
    }

    [Fact]
    public void ACallDoesNotSetANumberFreeElsewhere()
    {
        var policy = Policy(1, new RivalRules(3 * Minute));
        policy.Begin(0, 0);
        policy.Ring(0, Minute);
        Assert.Equal(RivalPolicy.NoNumber, policy.Begin(1, 2 * Minute));
    }

    [Fact]
    public void ANumberThatIsSetFreeWhenItWouldHaveBeenAnywayIsGivenOnce()
    {
        var policy = Policy(1, new RivalRules(3 * Minute, ReleasedByCall: true));
        policy.Begin(0, 0);
        policy.End(0, 0, Minute);
        policy.Ring(0, 2 * Minute);
        Assert.Equal(0, policy.Begin(1, 3 * Minute));
        policy.Ring(0, 4 * Minute);
        Assert.Equal(0, policy.Begin(2, 4 * Minute));
        Assert.Equal(RivalPolicy.NoNumber, policy.Begin(3, 4 * Minute));
    }

    [Fact]
    public void NoTwoHaveANumberAtOnceAndAllAreUsed()
    {
        var policy = Policy(5, new RivalRules(0));
        var given = Enumerable.Range(0, 5).Select(visit => policy.Begin(visit, 0)).ToList();
        Assert.Equal([0, 1, 2, 3, 4], given.Order());
        Assert.Equal(RivalPolicy.NoNumber, policy.Begin(5, 0));
        policy.End(3, given[3], Minute);
        Assert.Equal(given[3], policy.Begin(6, Minute));
    }

    private static RivalPolicy Policy(int numbers, RivalRules rules) =>
        new("rival", "", rules, new SimulationSettings { Numbers = numbers }, [.. Enumerable.Range(0, 10).Select(i => new SimulatedVisit(0, 0, i))]);
}
