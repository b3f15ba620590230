using FsCheck;
using FsCheck.Fluent;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Traffic;
using Xunit;

namespace NumberSwap.Core.Tests.Attribution;

public sealed class CallAttributorTests
{
    private const long Ring = 1_000_000;

    private static readonly TrafficSource Yandex = new() { Source = "yandex", Medium = "cpc", Campaign = "kotly", Term = "a" };
    private static readonly TrafficSource Google = new() { Source = "google", Medium = "cpc" };

    [Fact]
    public void OneLiveLeaseIsTheCaller()
    {
        var live = Leased("s1", Ring - 100, Ring + 100);
        var result = CallAttributor.Attribute([live, Leased("s0", Ring - 900, Ring - 500, Google)], Ring);

        Assert.Equal(MatchLevel.Session, result.Match);
        Assert.Equal(CallAttributor.LiveProbability, result.Probability);
        Assert.Same(live, result.Lease);
        Assert.Same(Yandex, result.Source);
        Assert.Equal("c1", result.Campaign);
        Assert.Equal([new Candidate("s1", 0.95, "yandex", "kotly")], result.Candidates);
    }

    [Fact]
    public void WithoutALiveLeaseTheLastOneIsChosenWithHalfTheCertainty()
    {
        var last = Leased("s2", Ring - 500, Ring - 100);
        var result = CallAttributor.Attribute([Leased("s1", Ring - 900, Ring - 600), last], Ring);

        Assert.Equal((MatchLevel.Session, 0.5), (result.Match, result.Probability));
        Assert.Same(last, result.Lease);
        Assert.Single(result.Candidates);
    }

    [Fact]
    public void ALeaseThatBeganAfterTheRingIsNoCandidate()
    {
        var result = CallAttributor.Attribute([Leased("s2", Ring + 1, Ring + 500), Leased("s1", Ring - 10, Ring)], Ring);

        Assert.Equal("s1", result.Lease?.Session);
        Assert.Equal(CallAttributor.EndedProbability, result.Probability);
        Assert.Equal(MatchLevel.None, CallAttributor.Attribute([Leased("s2", Ring + 1, Ring + 500)], Ring).Match);
    }

    [Fact]
    public void SeveralLiveLeasesOfOneSourceSayTheSourceOnly()
    {
        var result = CallAttributor.Attribute(
            [Leased("s1", Ring - 9, Ring + 9), Leased("s2", Ring - 8, Ring + 9, Yandex with { Term = "b", ClickIds = new Dictionary<string, string> { ["yclid"] = "1" } })],
            Ring);

        Assert.Equal((MatchLevel.Source, 0.95, null), (result.Match, result.Probability, result.Lease));
        Assert.Equal(new TrafficSource { Source = "yandex", Medium = "cpc", Campaign = "kotly" }, result.Source);
        Assert.Equal("c1", result.Campaign);
        Assert.Equal(["s2", "s1"], result.Candidates.Select(candidate => candidate.Session));
        Assert.All(result.Candidates, candidate => Assert.Equal(0.475, candidate.Probability, 1e-12));
    }

    [Fact]
    public void ACampaignMayBeKnownWhenTheSourceIsNot()
    {
        var result = CallAttributor.Attribute([Leased("s1", Ring - 9, Ring + 9), Leased("s2", Ring - 8, Ring + 9, Google)], Ring);
        Assert.Equal((MatchLevel.Source, null, "c1"), (result.Match, result.Source, result.Campaign));
    }

    [Fact]
    public void ASourceMayBeKnownWhenTheCampaignIsNot()
    {
        var result = CallAttributor.Attribute([Leased("s1", Ring - 9, Ring + 9), Leased("s2", Ring - 8, Ring + 9, campaign: "c2")], Ring);
        Assert.Equal((MatchLevel.Source, "yandex", null), (result.Match, result.Source?.Source, result.Campaign));
    }

    [Fact]
    public void SeveralLiveLeasesWithNothingInCommonSayNothingButTheirNames()
    {
        var result = CallAttributor.Attribute([Leased("s1", Ring - 9, Ring + 9), Leased("s2", Ring - 8, Ring + 9, Google, campaign: null)], Ring);
        Assert.Equal((MatchLevel.None, 0d, null, null), (result.Match, result.Probability, result.Source, result.Campaign));
        Assert.Equal(2, result.Candidates.Count);
    }

    [Fact]
    public void ASessionWithTwoLiveLeasesIsOneCandidate()
    {
        var result = CallAttributor.Attribute([Leased("s1", Ring - 9, Ring + 9), Leased("s1", Ring - 5, Ring + 9)], Ring);
        Assert.Equal((MatchLevel.Session, 0.95, Ring - 5), (result.Match, result.Probability, result.Lease!.StartedAt));
    }

    [Fact]
    public void NothingIsKnownOfANumberWithoutLeases()
    {
        var result = CallAttributor.Attribute([], Ring);
        Assert.Equal((MatchLevel.None, 0d, 0), (result.Match, result.Probability, result.Candidates.Count));
    }

    [Fact]
    public void AStaticNumberKnowsItsCampaignAndNobody()
    {
        var result = CallAttributor.Static("c9", Yandex);
        Assert.Equal((MatchLevel.Source, CallAttributor.StaticProbability, "c9", null), (result.Match, result.Probability, result.Campaign, result.Lease));
        Assert.Same(Yandex, result.Source);
        Assert.Empty(result.Candidates);
        Assert.Equal(MatchLevel.Source, CallAttributor.Static("c9", null).Match);
        Assert.Equal((MatchLevel.None, 0d), (CallAttributor.Static(null, null).Match, CallAttributor.Static(null, null).Probability));
    }

    [Fact]
    public void HoldsForAnyLeases() =>
        Prop.ForAll(Leases.ToArbitrary(), leases =>
        {
            var result = CallAttributor.Attribute(leases, Ring);
            var reversed = CallAttributor.Attribute([.. leases.Reverse()], Ring);

            Assert.Equal(result with { Candidates = [] }, reversed with { Candidates = [] });
            Assert.Equal(result.Candidates, reversed.Candidates);
            Assert.InRange(result.Probability, 0, 1);
            Assert.InRange(result.Candidates.Sum(candidate => candidate.Probability), 0, 1);
            Assert.Equal(result.Candidates.OrderByDescending(candidate => candidate.Probability), result.Candidates);
            Assert.Equal(result.Candidates.Count, result.Candidates.DistinctBy(candidate => candidate.Session).Count());
            Assert.Equal(result.Match == MatchLevel.Session, result.Lease is not null);
            Assert.Equal(result.Match == MatchLevel.None, result.Probability == 0);
            Assert.Equal(leases.Any(lease => lease.StartedAt <= Ring), result.Candidates.Count > 0);
            Assert.All(result.Candidates, candidate => Assert.Contains(leases, lease => lease.Session == candidate.Session && lease.StartedAt <= Ring));
            if (leases.Any(lease => lease.IsLiveAt(Ring)))
                Assert.All(result.Candidates, candidate => Assert.Contains(leases, lease => lease.Session == candidate.Session && lease.IsLiveAt(Ring)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static readonly Gen<Lease[]> Leases =
        Gen.Choose(1, 5).SelectMany(session =>
            Gen.Choose(-20, 5).SelectMany(start =>
                Gen.Choose(0, 20).SelectMany(length =>
                    Gen.Elements(Yandex, Google).SelectMany(source =>
                        Gen.Elements("c1", "c2", null).Select(campaign =>
                            Leased($"s{session}", Ring + start, Ring + start + length, source, campaign))))))
            .ArrayOf()
            .Select(leases => leases.Take(8).Select((lease, index) => lease with { Id = $"l{index}" }).ToArray());

    private static Lease Leased(string session, long start, long until, TrafficSource? source = null, string? campaign = "c1") => new()
    {
        Id = $"{session}-{start}",
        Site = "site",
        Pool = "pool",
        Number = "+74951234567",
        Target = "+74955804084",
        Session = session,
        Visitor = "v-" + session,
        Kind = LeaseKind.Leased,
        SessionStartedAt = start,
        StartedAt = start,
        SeenAt = start,
        Until = until,
        Visit = new Visit("https://shop.example/", null, source ?? Yandex, campaign),
    };
}
