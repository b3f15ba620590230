using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NumberSwap.Core.Calls;

namespace NumberSwap.Server.Platforms.Zadarma;

/// <summary>Reads Zadarma's notifications of incoming calls.</summary>
/// <remarks>
/// A call is named by a hash of what its signature covers: the caller, the dialled number and the start, which all of its notifications
/// repeat. <c>pbx_call_id</c> is not signed, so it may not say which call is meant. The other way round, a signed text cut into other
/// numbers still names the same call, whose numbers are those that were told first. How a call ended and how long it took is not signed
/// either: who has seen a notification may lie about that. A start in another form than a time's is not taken, so that no other
/// event's signature can serve.
/// </remarks>
public static class ZadarmaCall
{
    public static HookReading Read(HookRequest request) => request.Field("event") switch
    {
        "NOTIFY_START" => IsWhole(request) ? HookReading.Ring(CallOf(request)) : HookReading.UnreadableRing("without a dialled number or a start"),
        "NOTIFY_IVR" when IsWhole(request) => HookReading.Report(CallOf(request)),
        "NOTIFY_END" when IsWhole(request) => HookReading.Report(EndOf(request)),
        // Its signature covers neither the dialled number nor the call's id. The end tells whether somebody answered.
        "NOTIFY_ANSWER" => HookReading.Ignored("who answers is told by the end"),
        "NOTIFY_INTERNAL" => HookReading.Ignored("a leg to an extension"),
        "NOTIFY_RECORD" => HookReading.Ignored("recordings stay with Zadarma: only its API opens them"),
        _ => HookReading.Ignored("nothing about an incoming call"),
    };

    private static bool IsWhole(HookRequest request) =>
        request.Field("called_did") is not null
        && DateTime.TryParseExact(request.Field("call_start"), "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // The start is in the account's time zone, which nothing tells: the ring is when it comes.
    private static PlatformCall CallOf(HookRequest request) => new()
    {
        Id = "zd-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ZadarmaSignature.Signed(request))))[..32],
        To = request.Field("called_did"),
        From = request.Field("caller_id"),
        Status = CallStatus.Ringing,
    };

    private static PlatformCall EndOf(HookRequest request)
    {
        var isAnswered = request.Field("disposition") is "answered";
        return CallOf(request) with
        {
            Status = isAnswered ? CallStatus.Completed : CallStatus.Missed,
            TalkSeconds = isAnswered ? Seconds.Of(request.Field("duration")) : null,
            Operator = request.Field("internal"),
        };
    }
}
