using System.Text.Json;
using NumberSwap.Core.Calls;

namespace NumberSwap.Server.Platforms.Asterisk;

/// <summary>Reads what dialplans, AGI scripts and ARI applications send.</summary>
public static class AsteriskCall
{
    /// <summary>Whether the body is an ARI event.</summary>
    public static bool IsAri(HookRequest request) => request.Body.Span is [(byte)'{', ..];

    /// <summary>Whether the body is the list of variables that an AGI script is started with.</summary>
    public static bool IsAgi(HookRequest request) => request.Body.Span.StartsWith("agi_"u8);

    public static HookReading Read(HookRequest request)
    {
        if (IsAri(request))
            return ReadAri(request.Json);
        if (IsAgi(request))
            return ReadAgi(request.Text);
        return request.Fields is null ? HookReading.UnreadableRing("neither a query, a form, AGI variables nor an ARI event") : ReadFields(request);
    }

    /// <summary>The dialplan's own look-up and report, in the query or in a form.</summary>
    private static HookReading ReadFields(HookRequest request)
    {
        var status = StatusOf(request);
        var (talk, whole) = (Seconds.Of(Value(request, "billsec")), Seconds.Of(Value(request, "duration")));
        var call = new PlatformCall
        {
            Id = Value(request, "id"),
            To = NumberOf(Value(request, "to")),
            From = NumberOf(Value(request, "from")),
            Status = status ?? CallStatus.Ringing,
            TalkSeconds = talk ?? (status is CallStatus.Completed ? whole : null),
            RingSeconds = status is CallStatus.Missed ? whole : whole - talk,
            Operator = Value(request, "operator"),
            RecordingUrl = Value(request, "recording"),
        };
        return status is null ? HookReading.Ring(call) : HookReading.Report(call);
    }

    /// <summary>
    /// How the call stands: our words in <c>status</c>, Asterisk's in <c>DIALSTATUS</c> or <c>status</c>. Null without either: a ring.
    /// There but empty means that the caller hung up before anything was dialled.
    /// </summary>
    private static CallStatus? StatusOf(HookRequest request)
    {
        string?[] given = [Given(request, "status"), Given(request, "DIALSTATUS"), Given(request, "dialstatus")];
        return Array.Find(given, text => text is { Length: > 0 }) switch
        {
            null => given.All(text => text is null) ? null : CallStatus.Missed,
            "ringing" => CallStatus.Ringing,
            "answered" => CallStatus.Answered,
            "completed" or "ANSWER" or "ANSWERED" => CallStatus.Completed,
            _ => CallStatus.Missed,
        };
    }

    private static HookReading ReadAgi(string text)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            if (line.Split(": ", 2) is [var name, var value])
                variables.TryAdd(name, value.TrimEnd('\r'));
        }

        var dialled = variables.GetValueOrDefault("agi_dnid") is { Length: > 0 } dnid and not "unknown" ? dnid : variables.GetValueOrDefault("agi_extension");
        return HookReading.Ring(new PlatformCall
        {
            Id = variables.GetValueOrDefault("agi_uniqueid"),
            To = dialled,
            From = variables.GetValueOrDefault("agi_callerid"),
            Status = CallStatus.Ringing,
        });
    }

    private static HookReading ReadAri(JsonElement? json)
    {
        if (json is not { } ari)
            return HookReading.UnreadableRing("no JSON");
        // Whether somebody answered is not to be seen from the caller's channel alone: the application reports the end as dialplans do.
        if (ari.Text("type") is not "StasisStart")
            return HookReading.Ignored("an ARI event other than StasisStart");
        return HookReading.Ring(new PlatformCall
        {
            Id = ari.Text("channel", "id"),
            To = ari.Text("channel", "dialplan", "exten"),
            From = ari.Text("channel", "caller", "number"),
            Status = CallStatus.Ringing,
        });
    }

    private static string? Given(HookRequest request, string name) => request.Fields!.GetValueOrDefault(name) ?? (request.IsGet ? null : request.Parameter(name));

    private static string? Value(HookRequest request, string name) => Given(request, name) is { Length: > 0 } value ? value : null;

    /// <summary>A plus that was not escaped in the query has become a space.</summary>
    private static string? NumberOf(string? text) => text is [' ', .. var digits] ? "+" + digits : text;
}
