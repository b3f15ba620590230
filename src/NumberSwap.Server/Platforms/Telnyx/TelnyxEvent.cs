using System.Text.Json;
using NumberSwap.Core.Calls;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Catalogs;

namespace NumberSwap.Server.Platforms.Telnyx;

/// <summary>Reads Call Control's events. The legs of a call share its session, by which it goes.</summary>
public static class TelnyxEvent
{
    public static HookReading Read(HookRequest request, SiteCatalog site)
    {
        if (request.Json?.At("data") is not { } data || data.At("payload") is not { } payload || payload.Text("call_session_id") is not { } id)
            return HookReading.Ignored("neither a form nor an event of a call");
        if (data.Text("event_type") is "call.recording.saved")
            return HookReading.Report(new PlatformCall { Id = id, To = null, Status = CallStatus.Ringing, RecordingUrl = payload.Text("recording_urls", "mp3") ?? payload.Text("recording_urls", "wav") });
        if (payload.Text("to") is not { } to || StatusOf(data.Text("event_type"), payload) is not { } status)
            return HookReading.Ignored("an event without meaning here");
        if (IsOutgoing(payload, to, site))
            return HookReading.Ignored("not the caller's leg");
        return HookReading.Report(new PlatformCall
        {
            Id = id,
            To = to,
            From = payload.Text("from"),
            Status = status,
            StartedAt = payload.Time("start_time") ?? (data.Text("event_type") is "call.initiated" ? data.Time("occurred_at") : null),
        });
    }

    /// <summary>Only the first event of a leg is sure to say its direction; later ones are known by the number they go to.</summary>
    private static bool IsOutgoing(JsonElement payload, string to, SiteCatalog site) => payload.Text("direction") switch
    {
        "outgoing" => true,
        "incoming" => false,
        _ => CallReader.ReadNumber(to, site.Site.Country) is { } number && site.Site.Targets.Any(target => target.Destination == number),
    };

    private static CallStatus? StatusOf(string? type, JsonElement payload) => type switch
    {
        "call.initiated" => CallStatus.Ringing,
        "call.answered" or "call.bridged" => CallStatus.Answered,
        // A call that was answered, by whichever leg, ends in no other way.
        "call.hangup" => payload.Text("hangup_cause") is "normal_clearing" or "time_limit" ? CallStatus.Completed : CallStatus.Missed,
        _ => null,
    };
}
