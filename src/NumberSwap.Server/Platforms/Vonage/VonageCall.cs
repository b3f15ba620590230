using System.Globalization;
using NumberSwap.Core.Calls;

namespace NumberSwap.Server.Platforms.Vonage;

/// <summary>
/// Reads Vonage's webhooks. A conversation has a leg for the caller (inbound) and one for the destination (outbound); the call goes by the
/// conversation's id. Whether somebody answered is known from the outbound leg: the inbound one is answered as soon as Vonage took it.
/// </summary>
public static class VonageCall
{
    public static HookReading Read(HookRequest request)
    {
        Func<string, string?>? field = request.IsGet ? request.Field : request.Json is { } json ? name => json.Text(name) : null;
        if (field is null)
            return HookReading.Ignored("neither JSON nor a query");
        var id = field("conversation_uuid");
        if (field("recording_url") is { } recording)
            return id is null ? HookReading.Ignored("no conversation_uuid") : HookReading.Report(new PlatformCall { Id = id, To = null, Status = CallStatus.Ringing, RecordingUrl = recording });
        return field("status") is { } status ? ReadEvent(field, id, status) : ReadRing(field, id);
    }

    /// <summary>The answer webhook: it has no status. Transfers, errors and digits have none either, but do not say who calls whom.</summary>
    private static HookReading ReadRing(Func<string, string?> field, string? id)
    {
        if (field("dtmf") is not null || field("speech") is not null || field("type") is not null || (field("to") is null && field("from") is null))
            return HookReading.Ignored("neither a ring nor a status");
        return id is not null && field("to") is { } to
            ? HookReading.Ring(new PlatformCall { Id = id, To = to, From = field("from"), Status = CallStatus.Ringing })
            : HookReading.UnreadableRing("no conversation_uuid or to");
    }

    private static HookReading ReadEvent(Func<string, string?> field, string? id, string status)
    {
        var isInbound = field("direction") is "inbound";
        if (id is null || (!isInbound && field("direction") is not "outbound") || StatusOf(status, isInbound) is not { } read)
            return HookReading.Ignored("no conversation_uuid, no direction, or a status without meaning here");
        return HookReading.Report(new PlatformCall
        {
            Id = id,
            // The destination's leg is made with the dialled number as its caller.
            To = field(isInbound ? "to" : "from"),
            From = isInbound ? field("from") : null,
            Status = read,
            TalkSeconds = !isInbound && read == CallStatus.Completed && int.TryParse(field("duration"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null,
        });
    }

    private static CallStatus? StatusOf(string status, bool isInbound) => status switch
    {
        "started" or "ringing" => CallStatus.Ringing,
        "answered" or "human" or "machine" => isInbound ? CallStatus.Ringing : CallStatus.Answered,
        "completed" => isInbound ? CallStatus.Ringing : CallStatus.Completed,
        "busy" or "cancelled" or "failed" or "rejected" or "timeout" or "unanswered" => CallStatus.Missed,
        _ => null,
    };
}
