using NumberSwap.Core;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Delivery;
using NumberSwap.Core.Leads;
using NumberSwap.Core.Sites;

namespace NumberSwap.Server.Delivery;

/// <summary>An event of a call that nobody made or a lead that nobody left, to try a destination with. The number belongs to nobody.</summary>
public static class SampleEvent
{
    private const string Caller = "+10000000000";
    private const long TalkMs = 95_000;

    /// <param name="now">Unix time in ms.</param>
    public static SiteEvent For(Destination destination, Site site, long now) => destination.Events.Any(EventTypes.OfCalls.Contains) ? OfCall(site, now) : OfLead(site, now);

    private static LeadEvent OfLead(Site site, long now)
    {
        var id = "test_" + RandomId.New();
        var lead = new Lead
        {
            Id = id,
            Site = site.Id,
            Kind = LeadKind.Form,
            ExternalId = id,
            MadeAt = now,
            UpdatedAt = now,
            Phone = Caller,
            Name = "Test",
            Form = "test",
            Consent = new LeadConsent(Given: true, Wording: null, now),
            Touch = new LeadTouch("test", "cpc", "numberswap", Term: null, Rule: null, LandingPage: null),
        };
        return new LeadEvent("evt_" + id, now, lead);
    }

    private static CallEvent OfCall(Site site, long now)
    {
        var id = "test_" + RandomId.New();
        var attribution = new CallAttribution(
            MatchLevel.Source, 0.93, Lease: null, new Core.Traffic.TrafficSource { Source = "test", Medium = "cpc", Campaign = "numberswap" }, Campaign: null, [], Certainty.None);
        var target = site.Targets.Count > 0 ? site.Targets[0].Number : Caller;
        var call = new CallRecord
        {
            Site = site.Id,
            Id = id,
            Platform = "test",
            From = Caller,
            To = target,
            Destination = target,
            StartedAt = now - TalkMs,
            Status = CallStatus.Completed,
            TalkSeconds = (int)(TalkMs / 1000),
            Attribution = attribution,
            RingAttribution = attribution,
            AttributedAt = now - TalkMs,
        };
        return new CallEvent("evt_" + id, EventType.Completed, now, call, Previous: null);
    }
}
