using NumberSwap.Core.Calls;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Calls;

/// <summary>Turns recorded calls into what lists show.</summary>
public static class CallItems
{
    public static CallItem Of(CallRecord call, Catalog catalog)
    {
        var site = catalog.ById(call.Site);
        var answer = CallService.AnswerOf(call.Id, call.Destination, call.Attribution, site);
        var ring = CallService.AnswerOf(call.Id, call.Destination, call.RingAttribution, site);
        return new CallItem(
            call.Id,
            call.Site.Length > 0 ? call.Site : null,
            call.Platform,
            call.From,
            call.To,
            call.Destination,
            UnixTime.ToUtc(call.StartedAt),
            call.Status,
            call.TalkSeconds,
            call.RingSeconds,
            call.Operator,
            call.RecordingUrl,
            answer.Match,
            answer.Probability,
            answer.Session,
            answer.Source,
            answer.Campaign,
            answer.Candidates,
            answer.Certainty,
            call.AttributionVersion,
            UnixTime.ToUtc(call.AttributedAt),
            new RingStatement(ring.Match, ring.Probability, ring.Session?.Id, ring.Source?.Source, ring.Campaign));
    }
}
