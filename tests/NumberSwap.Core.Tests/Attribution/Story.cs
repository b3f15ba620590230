using NumberSwap.Core.Attribution;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Traffic;

namespace NumberSwap.Core.Tests.Attribution;

/// <summary>Visitors of one number, told from the ring of a call.</summary>
internal static class Story
{
    public const long Ring = 1_790_000_000_000;
    public const long Second = 1000;
    public const long Minute = 60 * Second;
    public const long Hour = 60 * Minute;
    public const long Day = 24 * Hour;

    private const long Hold = 30 * Minute;

    public static readonly TrafficSource Yandex = new() { Source = "yandex", Medium = "cpc", Campaign = "kotly", Term = "a" };
    public static readonly TrafficSource Google = new() { Source = "google", Medium = "cpc" };

    /// <summary>A visitor whose page has been open for this long, and is.</summary>
    public static Lease Open(string session, long age = 2 * Minute) => Of(session, Ring - age, Ring - Math.Min(age, 20 * Second), leftAt: 0);

    /// <summary>A visitor who left so long before the ring.</summary>
    public static Lease Left(string session, long ago, long stayed = 2 * Minute) => Of(session, Ring - ago - stayed, Ring - ago, leftAt: Ring - ago);

    public static Lease Of(string session, long startedAt, long seenAt, long leftAt) => new()
    {
        Id = "lease-" + session,
        Site = "site",
        Pool = "pool",
        Number = "+74951234567",
        Target = "+74955804084",
        Session = session,
        Visitor = VisitorOf(session),
        Kind = LeaseKind.Leased,
        SessionStartedAt = startedAt,
        StartedAt = startedAt,
        SeenAt = seenAt,
        Until = seenAt + Hold,
        LeftAt = leftAt,
        Visit = new Visit("https://shop.example/", null, Yandex, "c1"),
    };

    public static string VisitorOf(string session) => "visitor-" + session;

    public static Lease From(this Lease lease, TrafficSource source, string? campaign) =>
        lease with { Visit = new Visit(lease.Visit.LandingPage, lease.Visit.Referrer, source, campaign, lease.Visit.Mobile) };

    public static Lease OnAPhone(this Lease lease) =>
        lease with { Visit = new Visit(lease.Visit.LandingPage, lease.Visit.Referrer, lease.Visit.Source, lease.Visit.Campaign, mobile: true) };

    public static CallAttribution Call(params Lease[] leases) => Call(new CallFacts(Ring, leases, Truncated: false, []));

    public static CallAttribution CallBy(KnownVisitor known, params Lease[] leases) => Call(new CallFacts(Ring, leases, Truncated: false, [known]));

    public static CallAttribution Call(CallFacts facts) => CallAttributor.Attribute(facts, DelayModel.Prior);

    /// <summary>The candidate's probability; 0 for who is none.</summary>
    public static double Of(this CallAttribution call, string session) => call.Candidates.FirstOrDefault(candidate => candidate.Session == session)?.Probability ?? 0;

    public static Evidence EvidenceOf(this CallAttribution call, string session) => call.Candidates.Single(candidate => candidate.Session == session).Evidence;
}
