using System.Text.Json;
using NumberSwap.Core.Calls;

namespace NumberSwap.Server.Platforms.SignalWire;

/// <summary>Reads SWML's webhook, which asks what to do with a call, and the state events of its legs.</summary>
public static class SwmlCall
{
    public static HookReading Read(HookRequest request)
    {
        var json = request.Json!.Value;
        if (json.At("call") is { ValueKind: JsonValueKind.Object } call)
            return ReadRing(call);
        return json.Text("event_type") == "calling.call.state" && json.At("params") is { ValueKind: JsonValueKind.Object } state
            ? ReadState(request, state)
            : HookReading.Ignored("neither a call nor its state");
    }

    private static HookReading ReadRing(JsonElement call)
    {
        if (call.Text("direction") is "outbound")
            return HookReading.Ignored("not an incoming call");
        return call.Text("call_id") is { } id && call.Text("to") is { } to
            ? HookReading.Ring(new PlatformCall { Id = id, To = to, From = call.Text("from"), Status = CallStatus.Ringing })
            : HookReading.UnreadableRing("no call_id or to");
    }

    private static HookReading ReadState(HookRequest request, JsonElement state)
    {
        // The call to the destination names the caller's call, which created it.
        var parent = state.Text("parent", "call_id");
        if (parent is null && state.Text("created_by") is "dial" or "connect")
            return HookReading.Ignored("not an incoming call");
        if ((parent ?? state.Text("call_id")) is not { } id)
            return HookReading.Ignored("no call_id");
        var isAnswered = state.Number("answer_time") is > 0;
        var hasEnded = state.Text("call_state") is "ended";
        return HookReading.Report(new PlatformCall
        {
            Id = id,
            To = CallbackAddress.DialledIn(request) ?? (parent is null ? state.Text("device", "params", "to_number") : null),
            Status = hasEnded && !isAnswered ? CallStatus.Missed
                : parent is null ? CallStatus.Ringing
                : hasEnded ? CallStatus.Completed
                : state.Text("call_state") is "answered" ? CallStatus.Answered
                : CallStatus.Ringing,
            TalkSeconds = parent is not null && hasEnded && isAnswered && state.Number("end_time") - state.Number("answer_time") is { } ms ? (int)Math.Clamp(ms / 1000, -1, int.MaxValue) : null,
        });
    }
}
