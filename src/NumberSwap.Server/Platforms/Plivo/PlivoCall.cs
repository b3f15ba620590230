using System.Globalization;
using NumberSwap.Core.Calls;

namespace NumberSwap.Server.Platforms.Plivo;

/// <summary>Reads Plivo's fields. The caller's call is the A leg; whether somebody answered is known from the B leg, which Dial makes.</summary>
public static class PlivoCall
{
    public static HookReading Read(HookRequest request)
    {
        if (request.Fields is not { } fields)
            return HookReading.Ignored("no form");
        var leg = request.Field("DialALegUUID") ?? request.Field("ALegUUID");
        if (leg is null && request.Field("Direction") is "outbound")
            return HookReading.Ignored("not an incoming call");
        var id = leg ?? request.Field("CallUUID");
        var rings = CallbackAddress.DialledIn(request) is null && IsRing(request, fields);
        // A report of the B leg names the destination: what was dialled is in the address, or known of the call.
        var to = CallbackAddress.DialledIn(request) ?? (leg is null ? request.Field("To") : null);
        if (id is null || (to is null && rings))
            return rings ? HookReading.UnreadableRing("no CallUUID or To") : HookReading.Ignored("no CallUUID");

        var talk = request.Field("DialAction") is "hangup" ? Seconds(request.Field("DialBLegDuration")) : null;
        return new HookReading(
            new PlatformCall
            {
                Id = id,
                From = leg is null ? request.Field("From") : null,
                To = to,
                Status = StatusOf(request, talk),
                TalkSeconds = talk is > 0 ? talk : null,
                RecordingUrl = request.Field("RecordUrl") ?? request.Field("RecordFile"),
            },
            rings,
            null);
    }

    /// <summary>True for the request that waits for instructions. Everything else tells what happened.</summary>
    private static bool IsRing(HookRequest request, IReadOnlyDictionary<string, string> fields) =>
        request.Field("Event") is null or "StartApp"
        && request.Field("CallStatus") is null or "ringing" or "in-progress"
        && !fields.ContainsKey("DialStatus") && !fields.ContainsKey("DialAction") && !fields.ContainsKey("RecordingID") && !fields.ContainsKey("HangupCause");

    private static CallStatus StatusOf(HookRequest request, int? talk)
    {
        switch (request.Field("DialAction"))
        {
            case "answer" or "connected":
                return CallStatus.Answered;
            case "hangup":
                return talk is > 0 ? CallStatus.Completed : CallStatus.Missed;
        }

        if (request.Field("DialStatus") is { } dial)
            return dial is "completed" ? CallStatus.Completed : CallStatus.Missed;
        // The A leg is completed as soon as Plivo took it.
        return request.Field("CallStatus") is "busy" or "no-answer" or "failed" or "cancel" or "timeout" ? CallStatus.Missed : CallStatus.Ringing;
    }

    private static int? Seconds(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
