using System.Globalization;
using NumberSwap.Core.Calls;
using NumberSwap.Server.Calls;

namespace NumberSwap.Server.Platforms.Twilio;

/// <summary>Reads Twilio's fields as a call report.</summary>
/// <remarks>
/// Twilio speaks of two calls: the caller's (parent) and the one to the destination (child). The parent is the call that is recorded;
/// whether somebody answered is known from the child: the parent is "completed" as soon as the caller heard anything.
/// </remarks>
public static class TwilioCall
{
    /// <summary>True for the request that waits for instructions: the ring. Everything else tells what happened.</summary>
    public static bool IsRing(IReadOnlyDictionary<string, string> fields) =>
        fields.GetValueOrDefault("CallStatus") is "ringing" or "queued" or "in-progress" or "initiated"
        && !fields.ContainsKey("CallbackSource") && !fields.ContainsKey("DialCallStatus") && !fields.ContainsKey("ParentCallSid") && !fields.ContainsKey("RecordingSid");

    /// <summary>The report; null when the call has no usable id or dialled number.</summary>
    /// <param name="dialled">The dialled number that an address made by us carries: a child's own <c>To</c> is the destination.</param>
    public static CallReport? Read(IReadOnlyDictionary<string, string> fields, string site, string country, string? dialled)
    {
        var isChild = fields.TryGetValue("ParentCallSid", out var parent);
        var id = isChild ? parent : fields.GetValueOrDefault("CallSid");
        var to = dialled ?? fields.GetValueOrDefault("To");
        if (id is not { Length: > 0 and <= 64 } || to is not { Length: > 0 and <= 64 })
            return null;
        return new CallReport
        {
            Site = site,
            Id = id,
            Platform = TwilioEndpoints.Platform,
            From = isChild ? null : CallReader.ReadNumber(fields.GetValueOrDefault("From"), country),
            To = CallReader.ReadNumber(to, country) ?? to,
            Status = StatusOf(fields, isChild),
            TalkSeconds = Seconds(fields, "DialCallDuration") ?? (isChild ? Seconds(fields, "CallDuration") : null),
            RecordingUrl = fields.GetValueOrDefault("RecordingUrl") is { Length: <= 2000 } url && url.StartsWith("https://", StringComparison.Ordinal) ? url : null,
        };
    }

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
