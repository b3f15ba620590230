using System.Text.Json;
using NumberSwap.Core.Calls;

namespace NumberSwap.Server.Platforms.Mango;

/// <summary>Reads a state of one leg of a call (<c>events/call</c>). All legs of a caller's call have its <c>entry_id</c>.</summary>
public static class MangoLeg
{
    public static HookReading Read(JsonElement leg)
    {
        // An employee who calls: out, a colleague, or to pass a caller on. A caller from outside has no extension.
        if (leg.Text("from", "extension") is not null)
            return HookReading.Ignored("a leg that an employee began");
        // A call that was ordered. A command that only sends a caller on says whose leg it took.
        if (leg.Text("callback_initiator") is not null || (leg.Text("command_id") is not null && leg.Text("from", "taken_from_call_id") is null))
            return HookReading.Ignored("a call that was ordered by a command");
        if (leg.Text("to", "line_number") is not { } dialled)
            return HookReading.Ignored("a leg without the dialled number; the summary tells it");

        // The menu and the queue take a call as well: only a person answers it.
        var isAnswered = leg.Text("call_state") is "Connected" or "OnHold" && leg.Text("location") is "abonent";
        var isFirst = leg.Text("call_state") is "Appeared" && leg.Text("from", "taken_from_call_id") is null;
        return HookReading.Report(new PlatformCall
        {
            Id = leg.Text("entry_id"),
            To = dialled,
            From = leg.Text("from", "number"),
            Status = isAnswered ? CallStatus.Answered : CallStatus.Ringing,
            StartedAt = isFirst ? Seconds.TimeOf(leg.Number("timestamp")) : null,
            Operator = isAnswered ? leg.Text("to", "extension") : null,
        });
    }
}
