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
    /// <summary>Query parameter of the callback addresses that we hand out: the dialled number. A child's own <c>To</c> is the destination.</summary>
    private const string Dialled = "dialled";

    /// <summary>Where Twilio is to tell what becomes of a call.</summary>
    public static string CallbacksOf(HookRequest request, string dialled) => $"{request.Hook}?{Dialled}={Uri.EscapeDataString(dialled)}";

    public static HookReading Read(HookRequest request)
    {
        var fields = request.Fields!;
        var isChild = fields.ContainsKey("ParentCallSid");
        var id = request.Field(isChild ? "ParentCallSid" : "CallSid");
        var to = request.Parameter(Dialled) ?? request.Field("To");
        var rings = IsRing(fields);
        if (id is null || to is null)
            return rings ? HookReading.UnreadableRing("no CallSid or To") : HookReading.Ignored("no CallSid or To");

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

    /// <summary>True for the request that waits for instructions. Everything else tells what happened.</summary>
    private static bool IsRing(IReadOnlyDictionary<string, string> fields) =>
        fields.GetValueOrDefault("CallStatus") is "ringing" or "queued" or "in-progress" or "initiated"
        && !fields.ContainsKey("CallbackSource") && !fields.ContainsKey("DialCallStatus") && !fields.ContainsKey("ParentCallSid") && !fields.ContainsKey("RecordingSid");

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
