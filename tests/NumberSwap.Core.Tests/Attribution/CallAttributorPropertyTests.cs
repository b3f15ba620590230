using FsCheck;
using FsCheck.Fluent;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Leasing;
using Xunit;
using static NumberSwap.Core.Tests.Attribution.Story;

namespace NumberSwap.Core.Tests.Attribution;

/// <summary>What holds for any history of a number. A failure prints the seed (<c>StdGen</c>) with which it repeats.</summary>
public sealed class CallAttributorPropertyTests
{
    private const double Rounding = 1e-9;

    private static readonly Gen<long> Times =
        from scale in Gen.Elements(100, Second, Minute, Hour)
        from count in Gen.Choose(0, 1000)
        select scale * count;

    private static readonly Gen<Lease> Leases =
        from session in Gen.Choose(1, 12)
        from start in Times
        from stayed in Gen.OneOf(Times, Gen.Constant(0L))
        from farewell in Gen.Choose(0, 2)
        from tapped in Gen.Frequency((3, Gen.Constant(0L)), (1, Times.Select(ago => Ring - ago)))
        from copied in Gen.Frequency((3, Gen.Constant(0L)), (1, Times.Select(ago => Ring - ago)))
        from mobile in Gen.Elements(true, false)
        from source in Gen.Elements(Yandex, Google, Yandex with { Term = "b" })
        from campaign in Gen.Elements("c1", "c2", null)
        let startedAt = Ring + Minute - start
        let seenAt = startedAt + stayed
        let lease = Of("s" + session, startedAt, seenAt, leftAt: farewell == 0 ? 0 : seenAt - farewell + 1).From(source, campaign)
        select (mobile ? lease.OnAPhone() : lease) with { TappedAt = tapped, CopiedAt = copied };

    private static readonly Gen<KnownVisitor> Visitors =
        from session in Gen.Choose(1, 12)
        from certainty in Gen.Choose(0, 100)
        from form in Gen.Elements(true, false)
        select new KnownVisitor(VisitorOf("s" + session), certainty / 100d, form);

    private static readonly Gen<CallFacts> Facts =
        from leases in Leases.ArrayOf()
        from known in Visitors.ArrayOf()
        from truncated in Gen.Elements(true, false)
        from rate in Gen.Elements<double?>(null, 0, 1d / Hour, 1d / Second)
        select new CallFacts(Ring, [.. leases.Take(CallAttributor.MostCandidates).Select((lease, i) => lease with { Id = "l" + i })], truncated, [.. known.Take(3)], rate);

    [Fact]
    public void ProbabilitiesSumToOneWithWhatIsNotTold() => ForAll(Facts, facts =>
    {
        var call = Call(facts);
        var told = call.Nobody + call.Candidates.Sum(candidate => candidate.Probability);
        Assert.InRange(told, 0, 1 + Rounding);
        if (!facts.Truncated)
            Assert.Equal(1, told, Rounding);
        Assert.All(call.Candidates, candidate => Assert.InRange(candidate.Probability, 0, 1));
        Assert.InRange(call.Nobody, double.Epsilon, 1);
    });

    [Fact]
    public void AllWhoHadTheNumberWithinTheWindowAreCandidatesOnceTheLikeliestFirst() => ForAll(Facts, facts =>
    {
        var call = Call(facts);
        var could = facts.Leases.Where(lease => lease.StartedAt <= Ring && lease.SeenAt >= Ring - CallAttributor.WindowMs).Select(lease => lease.Session);
        Assert.Equal(could.Distinct().Order(), call.Candidates.Select(candidate => candidate.Session).Order());
        Assert.Equal(call.Candidates.OrderByDescending(candidate => candidate.Probability), call.Candidates);
    });

    [Fact]
    public void TheLevelsAreAsSureAsTheyMust() => ForAll(Facts, facts =>
    {
        var call = Call(facts);
        var (session, campaign, source) = call.Certainty!;
        Assert.InRange(source, session, 1 + Rounding);
        Assert.InRange(campaign, 0, 1 + Rounding);
        Assert.Equal(call.Candidates.Count > 0 ? call.Candidates[0].Probability : 0, session);
        Assert.Equal(call.Match == MatchLevel.Session, call.Lease is not null);
        Assert.Equal(call.Match == MatchLevel.Session, session >= CallAttributor.ChoiceThreshold);
        Assert.Equal(call.Match == MatchLevel.None, call.Probability == 0);
        Assert.Equal(call.Match == MatchLevel.None, call.Source is null && call.Campaign is null);
        if (call.Lease?.Visit.Campaign is not null)
            Assert.InRange(campaign, session, 1 + Rounding);
        if (call.Match == MatchLevel.Source)
            Assert.InRange(call.Probability, CallAttributor.ChoiceThreshold, 1);
    });

    [Fact]
    public void TheOrderOfLeasesChangesNothing() => ForAll(from facts in Facts from seed in Gen.Choose(0, int.MaxValue) select (facts, seed), given =>
    {
        var leases = given.facts.Leases.ToArray();
        new Random(given.seed).Shuffle(leases);
        AssertSame(Call(given.facts), Call(given.facts with { Leases = leases }));
    });

    [Fact]
    public void LeasesOfOneSessionMayBeTwins() => ForAll(Facts, facts =>
    {
        var twins = facts.Leases.Select(lease => lease.From(lease.Visit.Source, "twin") with { Id = lease.Id + "-twin" });
        Lease[] leases = [.. facts.Leases, .. twins];
        AssertSame(Call(facts with { Leases = leases }), Call(facts with { Leases = [.. leases.Reverse()] }));
    });

    [Fact]
    public void WhoWasSeenMoreRecentlyIsNeverLessLikely() => ForAll(from facts in Facts from mine in Leases from later in Times from left in Gen.Elements(true, false) select (facts, mine, later, left), given =>
    {
        var (facts, mine, later, left) = given;
        mine = mine with { Session = "mine" };
        var recent = mine with { SeenAt = mine.SeenAt + later };
        if (left)
            recent = recent with { LeftAt = Math.Max(mine.LeftAt, mine.LeftAt == mine.SeenAt ? recent.SeenAt : 0) };
        AssertRaised(facts, mine, recent);
    });

    [Fact]
    public void AnOpenPageIsNeverLessLikelyThanALeftOne() => ForAll(from facts in Facts from mine in Leases select (facts, mine), given =>
    {
        var left = given.mine with { Session = "mine", LeftAt = given.mine.SeenAt };
        AssertRaised(given.facts, left, left with { LeftAt = 0 });
    });

    [Fact]
    public void EvidenceNeverLowersItsOwnCandidate() => ForAll(from facts in Facts from mine in Leases from ago in Times select (facts, mine, ago), given =>
    {
        var (facts, mine, ago) = given;
        mine = mine with { Session = "mine", Visitor = "me", TappedAt = 0, CopiedAt = 0 };
        AssertRaised(facts, mine, mine with { TappedAt = Ring - ago });
        AssertRaised(facts, mine, mine.OnAPhone() with { TappedAt = Ring - ago });
        AssertRaised(facts, mine, mine with { CopiedAt = Ring - ago });
        foreach (var form in (bool[])[true, false])
            AssertRaised(facts, mine, mine, [.. facts.Known, new KnownVisitor("me", 0.5, form)]);
    });

    [Fact]
    public void NoTimeIsTooAbsurd()
    {
        var times = Gen.Elements(long.MinValue, long.MinValue + 1, -Day, 0, 1, Ring - Day, Ring, Ring + 1, long.MaxValue - 1, long.MaxValue);
        var leases = from start in times from seen in times from left in times from tapped in times select Of("s" + start, start, seen, left) with { TappedAt = tapped };
        ForAll(from at in times from visits in leases.ArrayOf() from truncated in Gen.Elements(true, false) select new CallFacts(at, visits, truncated, []), facts =>
        {
            var call = Call(facts);
            Assert.InRange(call.Nobody, 0, 1);
            Assert.InRange(call.Nobody + call.Candidates.Sum(candidate => candidate.Probability), 0, 1 + Rounding);
            Assert.All(call.Candidates, candidate => Assert.InRange(candidate.DelaySeconds, 0, CallAttributor.WindowMs / Second));
        });
    }

    /// <summary>The second lease makes its own session no less likely than the first, and nobody else more.</summary>
    private static void AssertRaised(CallFacts facts, Lease before, Lease after, IReadOnlyList<KnownVisitor>? known = null)
    {
        var first = Call(facts with { Leases = [.. facts.Leases, before] });
        var second = Call(facts with { Leases = [.. facts.Leases, after], Known = known ?? facts.Known });
        Assert.InRange(second.Of("mine"), first.Of("mine") * (1 - Rounding), 1);
        // Who was seen too long ago is no candidate, yet counts as a visit; becoming one, it can only take from the others.
        Assert.All(first.Candidates.Where(candidate => candidate.Session != "mine"), other => Assert.InRange(second.Of(other.Session), 0, other.Probability * (1 + Rounding)));
    }

    private static void AssertSame(CallAttribution one, CallAttribution other)
    {
        Assert.Equal(one with { Candidates = [] }, other with { Candidates = [] });
        Assert.Equal(one.Candidates, other.Candidates);
    }

    private static void ForAll<T>(Gen<T> any, Action<T> property) => Prop.ForAll(any.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
}
