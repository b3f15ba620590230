using System.Text.Json;
using NumberSwap.Core.Calls;

namespace NumberSwap.Server.Platforms.Uis;

/// <summary>
/// Reads a notification: JSON with the platform's variables by their own names, at the top or one object down (as the platform's own
/// examples group them), or the same names in a form or query.
/// </summary>
/// <remarks>
/// Our templates say in <c>event</c> what happened. Without it the variables tell: each is only there for certain notifications. Every leg
/// of a call has the session's id, so legs and transfers are one call; a talk that ends is not yet a call that ends.
/// </remarks>
public static class UisNotification
{
    public static HookReading Read(HookRequest request)
    {
        string? Value(string name) => ValueOf(request, name);

        if (Value("direction") is "out")
            return HookReading.Ignored("an outgoing call");
        var (talk, wait) = (Seconds.Of(Value("talk_time_duration")), Seconds.Of(Value("wait_time_duration")));
        var hasEnded = Value("event") is "ended" || (Value("event") is null && Value("total_time_duration") is not null);
        return HookReading.Report(new PlatformCall
        {
            Id = Value("call_session_id"),
            To = Value("virtual_phone_number") ?? Value("numb"),
            From = Value("contact_phone_number") ?? Value("numa"),
            Status = StatusOf(Value("event"), hasEnded, talk, wait, Value("file_link")),
            TalkSeconds = hasEnded && talk > 0 ? talk : null,
            RingSeconds = wait,
            Operator = Value("employee_full_name"),
            RecordingUrl = Value("file_link"),
        });
    }

    private static CallStatus StatusOf(string? what, bool hasEnded, int? talk, int? wait, string? file) => what switch
    {
        "ring" => CallStatus.Ringing,
        "answered" or "talked" or "recorded" => CallStatus.Answered,
        "missed" => CallStatus.Missed,
        _ when hasEnded => talk > 0 ? CallStatus.Completed : CallStatus.Missed,
        // What was recorded or talked was answered; a wait without a talk is told of lost calls only.
        _ when file is not null || talk is not null => CallStatus.Answered,
        null when wait is not null => CallStatus.Missed,
        _ => CallStatus.Ringing,
    };

    private static string? ValueOf(HookRequest request, string name)
    {
        if (request.Body.Length == 0 || request.Fields is not null)
            return request.Field(name) ?? request.Parameter(name);
        if (request.Json is not { ValueKind: JsonValueKind.Object } json)
            return null;
        if (json.Text(name) is { } found)
            return found;
        foreach (var group in json.EnumerateObject())
        {
            if (group.Value.Text(name) is { } inside)
                return inside;
        }

        return null;
    }
}
