using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Telephony;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Calls;

/// <summary>Checks a reported call.</summary>
public static class CallReader
{
    private const int MaxSeconds = 7 * 24 * 3600;

    /// <summary>The report and the dialled number's route, or the problem to answer with.</summary>
    public static (CallReport? Report, NumberRoute? Route, ProblemHttpResult? Problem) Read(CallRequest request, CallService calls, Catalog catalog, string? onlySite)
    {
        if (request.Id is not { Length: > 0 and <= 128 } || request.Id.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0)
            return Refuse("id", "It has to be the platform's id of the call: 1 to 128 printable characters without spaces.");
        if (request.To is not { Length: > 0 and <= 64 })
            return Refuse("to", "It has to be the dialled number, 64 characters at most.");
        if (request.Site is { } named && (catalog.ById(named) is null || (onlySite is not null && named != onlySite)))
            return (null, null, Problem.NotFound("site"));
        if (StatusOf(request.Status) is not { } status)
            return Refuse("status", "It has to be ringing, answered, completed or missed.");
        if (request.TalkSeconds is < 0 or > MaxSeconds)
            return Refuse("talkSeconds", "It has to be 0 to 604800 seconds.");
        if (request.RingSeconds is < 0 or > MaxSeconds)
            return Refuse("ringSeconds", "It has to be 0 to 604800 seconds.");
        if (request.Operator is { Length: > 200 })
            return Refuse("operator", "It may have 200 characters at most.");
        if (request.RecordingUrl is { } recording && !IsRecording(recording))
            return Refuse("recordingUrl", "It has to be an http or https address, 2000 characters at most.");
        if (request.StartedAt is { Year: < 2000 or > 2100 })
            return Refuse("startedAt", "It has to be a time such as 2026-11-22T10:15:00Z.");

        var site = request.Site ?? onlySite;
        var country = site is null ? "" : catalog.ById(site)?.Site.Country ?? "";
        var to = ReadNumber(request.To, country);
        var route = to is null ? null : calls.RouteOf(to, site);
        var report = new CallReport
        {
            Site = route?.Site.Site.Id ?? site ?? "",
            Id = request.Id,
            Platform = "api",
            From = ReadNumber(request.From, route?.Site.Site.Country ?? country),
            To = to ?? request.To,
            StartedAt = request.StartedAt?.ToUnixTimeMilliseconds(),
            Status = status,
            TalkSeconds = request.TalkSeconds,
            RingSeconds = request.RingSeconds,
            Operator = request.Operator,
            RecordingUrl = request.RecordingUrl,
        };
        return (report, route, null);
    }

    /// <summary>A number in E.164; call platforms also leave out the plus. Null for what is none.</summary>
    public static string? ReadNumber(string? text, string country)
    {
        if (E164.TryRead(text, country, out var number, out _))
            return number;
        return text is { Length: > 6 and <= 20 } && char.IsAsciiDigit(text[0]) && E164.TryRead("+" + text, country, out number, out _) ? number : null;
    }

    /// <summary>How a call stands, as reports spell it; left out means ringing. Null for an unknown word.</summary>
    public static CallStatus? StatusOf(string? text) => text switch
    {
        null or "ringing" => CallStatus.Ringing,
        "answered" => CallStatus.Answered,
        "completed" => CallStatus.Completed,
        "missed" => CallStatus.Missed,
        _ => null,
    };

    /// <summary>Whether a text is an address that a recording may have.</summary>
    public static bool IsRecording(string? text) =>
        text is { Length: > 0 and <= 2000 } && Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    private static (CallReport?, NumberRoute?, ProblemHttpResult?) Refuse(string field, ProblemText detail) => (null, null, Problem.Invalid(field, detail));
}
