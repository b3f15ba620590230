using System.Text.Json;
using NumberSwap.Core.Calls;

namespace NumberSwap.Server.Platforms.FreeSwitch;

/// <summary>Reads what <c>mod_json_cdr</c> posts when a channel has ended: JSON, or JSON in a form's field <c>cdr</c>, its values encoded or not.</summary>
/// <remarks>
/// Only a caller's channel has the variable that our dialplan set: the channel to the destination (with <c>log-b-leg</c>) and calls that
/// never came here are left aside. A transferred caller keeps the channel, so there is one record a call.
/// </remarks>
public static class CallDetailRecord
{
    public static HookReading Read(HookRequest request)
    {
        if ((request.Json ?? JsonReading.Parse(request.Field("cdr")))?.At("variables") is not { } variables)
            return HookReading.Ignored("neither a dialplan request nor a call detail record");
        if (Value(variables, DialplanDocument.Dialled) is not { } dialled)
            return HookReading.Ignored("a channel that was not connected by NumberSwap");

        var (talk, whole) = (Seconds.Of(Value(variables, "billsec")), Seconds.Of(Value(variables, "duration")));
        // A dialplan may have answered the caller itself, for a greeting. Then the bridge's own outcome tells.
        var isAnswered = talk > 0 && Value(variables, "originate_disposition") is (null or "SUCCESS");
        return HookReading.Report(new PlatformCall
        {
            Id = Value(variables, "uuid"),
            To = dialled,
            From = Value(variables, "caller_id_number") ?? Value(variables, "sip_from_user"),
            Status = isAnswered ? CallStatus.Completed : CallStatus.Missed,
            TalkSeconds = isAnswered ? talk : null,
            RingSeconds = isAnswered ? whole - talk : whole,
            StartedAt = Seconds.TimeOf(variables.Number("start_epoch")),
            RecordingUrl = Value(variables, "recording_url"),
        });
    }

    /// <summary>A variable; <c>encode-values</c>, the module's default, escapes them as in an address.</summary>
    private static string? Value(JsonElement variables, string name) =>
        variables.Text(name) is { } text ? Uri.UnescapeDataString(text) : null;
}
