using System.Globalization;
using NumberSwap.Core.Calls;

namespace NumberSwap.Server.Platforms.Twilio;

/// <summary>Reads Twilio's fields, which other platforms have taken over.</summary>
/// <remarks>
/// Twilio speaks of two calls: the caller's (parent) and the one to the destination (child). The parent is the call that is recorded;
/// whether somebody answered is known from the child: the parent is "completed" as soon as the caller heard anything.
/// </remarks>
public static class TwilioCall
{
    public static HookReading Read(HookRequest request)
    {
        if (request.Fields is not { } fields)
            return HookReading.Ignored("no form");
        var isChild = request.Field("ParentCallSid") is not null;
        if (!isChild && request.Field("Direction") is { } direction && direction.StartsWith("outbound", StringComparison.Ordinal))
            return HookReading.Ignored("not an incoming call");
        var id = request.Field(isChild ? "ParentCallSid" : "CallSid");
        // Without either it is the number of the call that is known by this id.
        var to = CallbackAddress.DialledIn(request) ?? (isChild ? null : request.Field("To"));
        var rings = !isChild && !IsCallback(request) && IsRing(fields);
        if (id is null || (to is null && rings))
            return rings ? HookReading.UnreadableRing("no CallSid or To") : HookReading.Ignored("no CallSid");

        return new HookReading(
            new PlatformCall
            {
                Id = id,
                From = isChild ? null : request.Field("From"),
                To = to,
                Status = StatusOf(fields, isChild),
                TalkSeconds = Seconds(fields, "DialCallDuration") ?? (isChild ? Seconds(fields, "CallDuration") : null),
                RecordingUrl = request.Field("RecordingUrl"),
            },
            rings,
            null);
    }

    /// <summary>What comes to an address that was handed out with an answer never rings: else a call would be connected again and again.</summary>
    private static bool IsCallback(HookRequest request) => request.Path.Length > 0 || CallbackAddress.DialledIn(request) is not null;

    /// <summary>True for the request that waits for instructions. Everything else tells what happened.</summary>
    private static bool IsRing(IReadOnlyDictionary<string, string> fields) =>
        fields.GetValueOrDefault("CallStatus") is not ("completed" or "busy" or "no-answer" or "failed" or "canceled")
        && !fields.ContainsKey("CallbackSource") && !fields.ContainsKey("DialCallStatus") && !fields.ContainsKey("RecordingSid");

    private static CallStatus StatusOf(IReadOnlyDictionary<string, string> fields, bool isChild)
    {
        if (fields.TryGetValue("DialCallStatus", out var dial))
            return EndOf(dial);
        var status = fields.GetValueOrDefault("CallStatus") ?? "";
        if (isChild)
            return status is "in-progress" ? CallStatus.Answered : status is "queued" or "initiated" or "ringing" ? CallStatus.Ringing : EndOf(status);
        return status is "busy" or "no-answer" or "failed" or "canceled" ? CallStatus.Missed : CallStatus.Ringing;
    }

    private static CallStatus EndOf(string status) => status switch
    {
        "completed" or "answered" => CallStatus.Completed,
        "busy" or "no-answer" or "failed" or "canceled" => CallStatus.Missed,
        _ => CallStatus.Ringing,
    };

    private static int? Seconds(IReadOnlyDictionary<string, string> fields, string name) =>
        int.TryParse(fields.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
