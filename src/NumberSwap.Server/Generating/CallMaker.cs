using System.Globalization;
using NumberSwap.Core.Calls;

namespace NumberSwap.Server.Generating;

/// <summary>Makes up what comes of a call.</summary>
internal sealed class CallMaker(SeededIds ids, Staff staff, Random chance)
{
    public GeneratedCall Make(string site, string to, long at, GeneratedLease? lease, string? caller, bool isRepeat)
    {
        var kind = chance.Next(100) switch
        {
            < 3 => GeneratedCallKind.Spam,
            < 10 => GeneratedCallKind.Service,
            _ => GeneratedCallKind.Buyer,
        };
        var member = staff.Answer(at, chance);
        // Most talks are of one to four minutes; some are wrong numbers.
        var talk = member is null ? (int?)null : (int)Math.Clamp(Math.Exp(4.6 + (1.1 * chance.Gauss())) * member.Pace * (kind == GeneratedCallKind.Spam ? 0.15 : 1), 1, 3600);
        var id = ids.At(at);
        var report = new CallReport
        {
            Site = site,
            Id = id,
            Platform = "api",
            From = caller,
            To = to,
            StartedAt = at,
            Status = member is null ? CallStatus.Missed : CallStatus.Completed,
            TalkSeconds = talk,
            RingSeconds = 2 + chance.Next(member is null ? 45 : 20),
            Operator = member?.Name,
            RecordingUrl = talk > 5 && chance.Next(10) < 7 ? string.Create(CultureInfo.InvariantCulture, $"https://records.example/{id}.mp3") : null,
        };
        return new GeneratedCall(report, member, lease?.Ad, Product.Of(lease?.Visit.LandingPage, chance), isRepeat, kind);
    }
}
