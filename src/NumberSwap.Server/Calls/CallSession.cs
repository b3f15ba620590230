using NumberSwap.Core.Leasing;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Calls;

/// <summary>The session that caused a call.</summary>
public sealed record CallSession(
    string Id,
    string Visitor,
    DateTime StartedAt,
    DateTime LastSeenAt,
    string LandingPage,
    string? Referrer,
    string Source,
    string Medium,
    string? Campaign,
    string? Term,
    string? Content,
    IReadOnlyDictionary<string, string> ClickIds,
    IReadOnlyDictionary<string, string> Ids)
{
    private static readonly Dictionary<string, string> Nothing = [];

    public static CallSession Of(Lease lease)
    {
        var source = lease.Visit.Source;
        return new CallSession(
            lease.Session,
            lease.Visitor,
            UnixTime.ToUtc(lease.SessionStartedAt),
            UnixTime.ToUtc(lease.SeenAt),
            lease.Visit.LandingPage,
            lease.Visit.Referrer,
            source.Source,
            source.Medium,
            source.Campaign,
            source.Term,
            source.Content,
            source.ClickIds ?? Nothing,
            lease.Ids ?? Nothing);
    }
}
