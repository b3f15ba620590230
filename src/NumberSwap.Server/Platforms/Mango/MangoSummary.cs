using System.Text.Json;
using NumberSwap.Core.Calls;

namespace NumberSwap.Server.Platforms.Mango;

/// <summary>Reads what Mango says when a call is over (<c>events/summary</c>): the only report of an end, and complete by itself.</summary>
public static class MangoSummary
{
    private const long Incoming = 1;

    public static HookReading Read(JsonElement summary)
    {
        if (summary.Number("call_direction") != Incoming)
            return HookReading.Ignored("not an incoming call");
        var (created, talk, ended) = (summary.Number("create_time"), summary.Number("talk_time"), summary.Number("end_time"));
        var isAnswered = summary.Number("entry_result") == 1 && talk > 0;
        return HookReading.Report(new PlatformCall
        {
            Id = summary.Text("entry_id"),
            To = summary.Text("line_number"),
            From = summary.Text("from", "number"),
            Status = isAnswered ? CallStatus.Completed : CallStatus.Missed,
            StartedAt = Seconds.TimeOf(created),
            TalkSeconds = isAnswered ? Seconds.Between(talk, ended) : null,
            RingSeconds = Seconds.Between(created, isAnswered ? talk : ended),
            Operator = isAnswered ? summary.Text("to", "extension") : null,
        });
    }
}
