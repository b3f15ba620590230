using NumberSwap.Core;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Delivery;
using NumberSwap.Core.Sites;

namespace NumberSwap.Server.Delivery;

/// <summary>An event of a call that nobody made, to try a destination with. Its caller's number belongs to nobody.</summary>
public static class SampleEvent
{
    private const string Caller = "+10000000000";
    private const long TalkMs = 95_000;

    /// <param name="now">Unix time in ms.</param>
    public static CallEvent Of(Site site, long now)
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
        return new CallEvent("evt_" + id, CallEventType.Completed, now, call, Previous: null);
    }
}
