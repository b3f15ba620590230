using System.Globalization;

namespace NumberSwap.Server.Platforms.Events;

/// <summary>A reading as lines of <c>name = value</c>.</summary>
public static class ReadingText
{
    public static string Of(HookReading reading)
    {
        if (reading.Call is not { } call)
            return reading.Why ?? "";
        (string Name, string? Value)[] facts =
        [
            ("id", call.Id), ("to", call.To), ("from", call.From), ("status", call.Status.ToString().ToLowerInvariant()),
            ("startedAt", call.StartedAt?.ToString("O", CultureInfo.InvariantCulture)),
            ("talkSeconds", call.TalkSeconds?.ToString(CultureInfo.InvariantCulture)), ("ringSeconds", call.RingSeconds?.ToString(CultureInfo.InvariantCulture)),
            ("operator", call.Operator), ("recordingUrl", call.RecordingUrl),
        ];
        return string.Join('\n', facts.Where(fact => fact.Value is not null).Select(fact => $"{fact.Name} = {fact.Value}"));
    }
}
