namespace NumberSwap.Server.Tests.Platforms;

/// <summary>A call as Twilio and those who speak like it tell of it.</summary>
public static class TwilioLikeStory
{
    private const string Caller = "+79161234567";

    public static PlatformMessage Ring(string call, string number) => PlatformMessage.Form(
        "", ("CallSid", call), ("AccountSid", "AC1"), ("ApiVersion", "2010-04-01"), ("From", Caller), ("To", number), ("CallStatus", "ringing"), ("Direction", "inbound"), ("CallerName", "Анна & Co"), ("ForwardedFrom", ""));

    /// <param name="callbacks">Behind the webhook: where the answer to the ring told it to call back.</param>
    public static PlatformMessage Leg(string call, string number, string destination, string callbacks, string status, int? seconds = null) => PlatformMessage.Form(
        callbacks,
        [
            ("CallSid", call + "-child"), ("ParentCallSid", call), ("AccountSid", "AC1"), ("From", Caller), ("To", destination), ("CallStatus", status), ("Direction", "outbound-dial"),
            ("CallbackSource", "call-progress-events"), ("SequenceNumber", "2"), ("Timestamp", "Sun, 22 Nov 2026 10:00:40 +0000"), .. Duration("CallDuration", seconds),
        ]);

    public static PlatformMessage Dialled(string call, string number, string callbacks, string outcome, int? seconds = null) => PlatformMessage.Form(
        callbacks,
        [("CallSid", call), ("AccountSid", "AC1"), ("From", Caller), ("To", number), ("CallStatus", "in-progress"), ("Direction", "inbound"), ("DialCallStatus", outcome), ("DialCallSid", call + "-child"), .. Duration("DialCallDuration", seconds)]);

    public static PlatformMessage Ended(string call, string number) => PlatformMessage.Form(
        "", ("CallSid", call), ("AccountSid", "AC1"), ("From", Caller), ("To", number), ("CallStatus", "completed"), ("Direction", "inbound"), ("CallDuration", "47"), ("Duration", "1"), ("CallbackSource", "call-progress-events"));

    /// <summary>A recording's callback names neither number.</summary>
    public static PlatformMessage Recorded(string call, string callbacks, string recording) => PlatformMessage.Form(
        callbacks, ("AccountSid", "AC1"), ("CallSid", call), ("RecordingSid", "RE1"), ("RecordingUrl", recording), ("RecordingStatus", "completed"), ("RecordingDuration", "42"), ("RecordingChannels", "1"), ("RecordingSource", "DialVerb"));

    public static IReadOnlyList<PlatformMessage> Whole(string call, string number, string destination, string callbacks, string recording) =>
    [
        Ring(call, number),
        Leg(call, number, destination, callbacks, "in-progress"),
        Leg(call, number, destination, callbacks, "completed", 42),
        Dialled(call, number, callbacks, "completed", 42),
        Recorded(call, callbacks, recording),
    ];

    private static (string, string)[] Duration(string name, int? seconds) => seconds is { } known ? [(name, $"{known}")] : [];
}
