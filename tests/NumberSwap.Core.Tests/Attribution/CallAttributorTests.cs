using NumberSwap.Core.Attribution;
using NumberSwap.Core.Leasing;
using Xunit;
using static NumberSwap.Core.Tests.Attribution.Story;

namespace NumberSwap.Core.Tests.Attribution;

public sealed class CallAttributorTests
{
    [Fact]
    public void TheOnlyVisitorWithThePageOpenIsTheCaller()
    {
        var visitor = Open("s");
        var call = Call(visitor);

        Assert.Equal(MatchLevel.Session, call.Match);
        Assert.Same(visitor, call.Lease);
        Assert.Same(Yandex, call.Source);
        Assert.Equal("c1", call.Campaign);
        Assert.InRange(call.Probability, 0.99, 0.9999);
        Assert.Equal(new Certainty(call.Probability, call.Probability, call.Probability), call.Certainty);
        Assert.Equal([new Candidate("s", call.Probability, "yandex", "kotly", 20, Evidence.Open)], call.Candidates);
        Assert.Equal(1, call.Probability + call.Nobody, 1e-9);
    }

    [Fact]
    public void TheOnlyVisitorWhoLeftMinutesAgoIsTheCaller()
    {
        var call = Call(Left("s", ago: 5 * Minute));
        Assert.Equal((MatchLevel.Session, "s", Evidence.None), (call.Match, call.Lease?.Session, call.EvidenceOf("s")));
        Assert.InRange(call.Probability, 0.95, Call(Open("s")).Probability);
        Assert.Equal(300, call.Candidates[0].DelaySeconds);
    }

    [Fact]
    public void TheLongerAgoTheMoreDoubtful()
    {
        long[] delays = [0, Minute, 10 * Minute, Hour, 6 * Hour, Day, 7 * Day, 29 * Day];
        var said = delays.Select(delay => Call(Left("s", delay)).Of("s")).ToList();
        Assert.Equal(said.OrderDescending(), said);
        Assert.Equal(MatchLevel.None, Call(Left("s", 29 * Day)).Match);
    }

    [Fact]
    public void NothingIsKnownOfANumberThatNobodyEverHad()
    {
        var call = Call();
        Assert.Equal((MatchLevel.None, 0d, 1d, 0), (call.Match, call.Probability, call.Nobody, call.Candidates.Count));
        Assert.Equal(Certainty.None, call.Certainty);
    }

    [Fact]
    public void WhoCameAfterTheRingOrWasSeenBeforeTheWindowDidNotCall()
    {
        var call = Call(Of("later", Ring + 1, Ring + Minute, 0), Left("before", CallAttributor.WindowMs + 1));
        Assert.Equal((MatchLevel.None, 1d, 0), (call.Match, call.Nobody, call.Candidates.Count));
        Assert.Single(Call(Of("now", Ring, Ring, 0), Left("before", CallAttributor.WindowMs + 1)).Candidates);
    }

    [Fact]
    public void TwoWhoShareANumberShareTheCall()
    {
        var call = Call(Open("s1"), Open("s2") with { Kind = LeaseKind.Overflow });

        Assert.Equal(call.Of("s1"), call.Of("s2"));
        Assert.Equal((MatchLevel.Source, null, "c1"), (call.Match, call.Lease, call.Campaign));
        Assert.Equal(Yandex, call.Source);
        Assert.InRange(call.Certainty!.Session, 0.49, 0.5);
        Assert.InRange(call.Certainty.Source, 0.99, 1);
        Assert.Equal(call.Certainty.Source, call.Probability);
    }

    [Fact]
    public void OfTwoWhoShareANumberOnlyTheCommonIsKnown()
    {
        var other = Yandex with { Term = "b", ClickIds = new Dictionary<string, string> { ["yclid"] = "1" } };
        Assert.Equal(Yandex with { Term = null }, Call(Open("s1"), Open("s2").From(other, "c1")).Source);

        var campaign = Call(Open("s1"), Open("s2").From(Google, "c1"));
        Assert.Equal((MatchLevel.Source, null, "c1"), (campaign.Match, campaign.Source, campaign.Campaign));

        var source = Call(Open("s1"), Open("s2").From(Yandex, "c2"));
        Assert.Equal((MatchLevel.Source, "yandex", null), (source.Match, source.Source?.Source, source.Campaign));

        var nothing = Call(Open("s1"), Open("s2").From(Google, null));
        Assert.Equal((MatchLevel.None, 0d, null, null), (nothing.Match, nothing.Probability, nothing.Source, nothing.Campaign));
        Assert.Equal(2, nothing.Candidates.Count);
    }

    [Fact]
    public void WhoHadANumberBeforeItCooledKeepsAShare()
    {
        var call = Call(Left("before", ago: 36 * Minute), Left("after", ago: 3 * Minute) with { Kind = LeaseKind.Cooling });
        Assert.Equal((MatchLevel.Session, "after"), (call.Match, call.Lease?.Session));
        Assert.InRange(call.Of("before"), 0.03, 0.3);
    }

    [Fact]
    public void ACallOfDaysLaterIsSpreadButItsSourceMayBeKnown()
    {
        Lease[] visits = [Left("wrote it down", 3 * Day), Left("s2", 2 * Day), Left("s3", 36 * Hour), Left("s4", Day), Left("s5", 12 * Hour)];
        var call = Call(visits);

        Assert.Equal((MatchLevel.Source, null), (call.Match, call.Lease));
        Assert.Equal(("yandex", "c1"), (call.Source?.Source, call.Campaign));
        Assert.InRange(call.Of("wrote it down"), 0.02, 0.2);
        Assert.All(call.Candidates, candidate => Assert.InRange(candidate.Probability, 0.02, 0.45));
        Assert.InRange(call.Nobody, 0.1, 0.5);
        Assert.Equal(MatchLevel.None, Call([.. visits.Select((lease, i) => lease.From(Google with { Source = "source" + i }, null))]).Match);
    }

    [Fact]
    public void ACallerOfBeforeIsKnownAgain()
    {
        Lease[] visits = [Left("returns", 2 * Day), Left("stranger", 2 * Hour)];
        Assert.True(Call(visits).Of("returns") < Call(visits).Of("stranger"));

        var call = CallBy(new KnownVisitor(VisitorOf("returns"), 0.9, Form: false), visits);
        Assert.Equal(("returns", Evidence.Caller), (call.Lease?.Session, call.EvidenceOf("returns")));
        Assert.InRange(call.Probability, 0.8, 0.99);
        Assert.True(CallBy(new KnownVisitor(VisitorOf("returns"), 0.3, Form: false), visits).Of("returns") < call.Of("returns"));
    }

    [Fact]
    public void AFormWithTheCallersPhoneBeatsAMoreRecentStranger()
    {
        var call = CallBy(new KnownVisitor(VisitorOf("form"), 1, Form: true), Left("form", 2 * Day), Left("stranger", 20 * Minute));
        Assert.Equal(("form", Evidence.Form), (call.Lease?.Session, call.EvidenceOf("form")));
        Assert.InRange(call.Probability, 0.8, 0.99);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void WhatIsNotSureAtAllIsNoEvidence(double certainty)
    {
        Lease[] visits = [Open("s1"), Open("s2")];
        var call = CallBy(new KnownVisitor(VisitorOf("s2"), certainty, Form: true), visits);
        Assert.Equal(Call(visits).Candidates, call.Candidates);
    }

    [Fact]
    public void ATapOnAPhoneSaysMoreThanOneElsewhere()
    {
        var tapped = Open("taps") with { TappedAt = Ring - 30 * Second };
        var phone = Call(tapped.OnAPhone(), Open("other"));
        var elsewhere = Call(tapped, Open("other"));
        var copied = Call(Open("taps") with { CopiedAt = Ring - 5 * Minute }, Open("other"));

        Assert.InRange(phone.Of("taps"), 0.97, 0.99);
        Assert.InRange(elsewhere.Of("taps"), 0.85, 0.95);
        Assert.InRange(copied.Of("taps"), 0.8, elsewhere.Of("taps"));
        Assert.Equal((Evidence.Open | Evidence.Tap, Evidence.Open | Evidence.Copy), (phone.EvidenceOf("taps"), copied.EvidenceOf("taps")));
    }

    [Theory]
    [InlineData(-2 * Minute, true)]
    [InlineData((-2 * Minute) - 1, false)]
    [InlineData(5 * Second, true)]
    [InlineData((5 * Second) + 1, false)]
    public void ATapCountsShortlyBeforeTheRingOnly(long fromRing, bool counts) =>
        Assert.Equal(counts, Call(Open("s") with { TappedAt = Ring + fromRing }).EvidenceOf("s").HasFlag(Evidence.Tap));

    [Fact]
    public void WhoIsSeenAfterTheRingHadThePageOpenAtIt()
    {
        var silent = Of("silent", Ring - 10 * Minute, Ring - 5 * Minute, leftAt: 0);
        var other = Left("other", ago: Minute);
        var before = Call(silent, other);
        var after = Call(silent with { SeenAt = Ring + 20 * Second }, other);

        Assert.Equal((Evidence.None, Evidence.Open), (before.EvidenceOf("silent"), after.EvidenceOf("silent")));
        Assert.Equal(("other", "silent"), (before.Candidates[0].Session, after.Candidates[0].Session));
        Assert.Equal(0, after.Candidates[0].DelaySeconds);
    }

    [Fact]
    public void AFarewellClosesThePageUntilItIsSeenAgain()
    {
        var lease = Of("s", Ring - 5 * Minute, Ring - 30 * Second, leftAt: 0);
        Assert.Equal(Evidence.Open, Call(lease).EvidenceOf("s"));
        Assert.Equal(Evidence.None, Call(lease with { LeftAt = lease.SeenAt }).EvidenceOf("s"));
        Assert.Equal(Evidence.Open, Call(lease with { LeftAt = lease.SeenAt - 1 }).EvidenceOf("s"));
    }

    [Fact]
    public void APageWithoutASignOfLifeIsTakenToBeLeft()
    {
        const long Silence = SessionRules.HeartbeatMs + SessionRules.LateHeartbeatMs;
        Assert.Equal(Evidence.Open, Call(Of("s", Ring - Hour, Ring - Silence, leftAt: 0)).EvidenceOf("s"));
        Assert.Equal(Evidence.None, Call(Of("s", Ring - Hour, Ring - Silence - 1, leftAt: 0)).EvidenceOf("s"));
    }

    [Fact]
    public void ASessionThatHadTheNumberTwiceIsOneCandidate()
    {
        var first = Left("s", ago: 20 * Minute) with { Id = "first" };
        var call = Call(first, Left("s", ago: 2 * Minute) with { Id = "second" });
        Assert.Equal(("second", 1), (call.Lease?.Id, call.Candidates.Count));
    }

    [Fact]
    public void WhatIsNoLongerRememberedLeavesRoomForOthers()
    {
        Lease[] leases = [.. Enumerable.Range(0, SessionRules.LeasesPerNumber).Select(i => Left("s" + i, (i * 20 + 5) * Minute))];
        var all = Call(new CallFacts(Ring, leases, Truncated: false, []));
        var newest = Call(CallFacts.AtRing(Ring, leases));
        var busier = Call(CallFacts.AtRing(Ring, leases, visitsPerMs: 1d / Minute));

        Assert.Equal(0, Untold(all), 1e-9);
        Assert.InRange(Untold(newest), 0.01, 0.3);
        Assert.True(Untold(busier) > Untold(newest));
        Assert.True(newest.Of("s0") < all.Of("s0"));

        static double Untold(CallAttribution call) => 1 - call.Nobody - call.Candidates.Sum(candidate => candidate.Probability);
    }

    [Fact]
    public void WhereAllKnownVisitsAreTooLateTheForgottenOnesMayHaveCalled()
    {
        var call = Call(new CallFacts(Ring, [Of("later", Ring + 1, Ring + 2, 0)], Truncated: true, []));
        Assert.Equal((MatchLevel.None, 0), (call.Match, call.Candidates.Count));
        Assert.InRange(call.Nobody, 0.01, 0.5);
    }

    [Fact]
    public void AVisitOfBeforeTheWindowShowsThatNoneWithinItIsForgotten()
    {
        Lease[] leases = [Left("s", Minute), Left("before", 2 * CallAttributor.WindowMs)];
        var call = Call(new CallFacts(Ring, leases, Truncated: true, [], VisitsPerMs: 1d / Hour));
        Assert.InRange(1 - call.Nobody - call.Of("s"), 0, 1e-3);
    }

    [Fact]
    public void AStaticNumberKnowsItsCampaignAndNobody()
    {
        var call = CallAttributor.Static("c9", Yandex, DelayModel.Prior);
        Assert.Equal((MatchLevel.Source, 0.95, 0.05, "c9", null), (call.Match, call.Probability, call.Nobody, call.Campaign, call.Lease));
        Assert.Same(Yandex, call.Source);
        Assert.Equal(new Certainty(0, 0.95, 0.95), call.Certainty);
        Assert.Empty(call.Candidates);

        var campaign = CallAttributor.Static("c9", null, DelayModel.Prior);
        Assert.Equal((MatchLevel.Source, null, new Certainty(0, 0.95, 0)), (campaign.Match, campaign.Source, campaign.Certainty));
        Assert.Equal((MatchLevel.None, 0d), (CallAttributor.Static(null, null, DelayModel.Prior).Match, CallAttributor.Static(null, null, DelayModel.Prior).Probability));
    }
}
