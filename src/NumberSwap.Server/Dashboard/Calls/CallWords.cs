using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Traffic;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.Calls;

/// <summary>What is known of calls, in words for people.</summary>
internal static class CallWords
{
    public static string Status(this Words T, CallStatus status) => status switch
    {
        CallStatus.Ringing => T["Ringing now"],
        CallStatus.Answered => T["Talking now"],
        CallStatus.Missed => T["Not answered"],
        _ => T["Answered"],
    };

    /// <summary>How it went, with the length of the talk where it is known.</summary>
    public static string Result(this Words T, CallRecord call) => call switch
    {
        { Status: CallStatus.Completed, TalkSeconds: { } talk } => T["Answered, {0}", T.Duration(talk)],
        { Status: CallStatus.Missed, RingSeconds: { } ring } => T["Not answered, rang for {0}", T.Duration(ring)],
        _ => T.Status(call.Status),
    };

    public static string Tone(CallStatus status) => status switch
    {
        CallStatus.Missed => "bad",
        CallStatus.Completed => "good",
        _ => "accent",
    };

    public static string Match(this Words T, MatchLevel match) => match switch
    {
        MatchLevel.Session => T["Visit known"],
        MatchLevel.Source => T["Source known"],
        _ => T["Nothing known"],
    };

    /// <summary><c>yandex / cpc</c>; what a visit without one is called; null where nothing is known.</summary>
    public static string? Source(this Words T, TrafficSource? source) => source switch
    {
        null => null,
        { Source: "(direct)" } => T["Direct visit"],
        { Source: "(static)" } => null,
        { Medium: "(none)" } => source.Source,
        _ => $"{source.Source} / {source.Medium}",
    };

    public static string? Campaign(this Words T, SiteCatalog site, string? campaign) =>
        campaign is null ? null : site.CampaignsById.GetValueOrDefault(campaign)?.Name ?? T["Deleted campaign"];

    /// <summary>Source and campaign as one text; null where neither is known.</summary>
    public static string? Cause(this Words T, SiteCatalog site, CallAttribution cause) =>
        (T.Source(cause.Source), T.Campaign(site, cause.Campaign)) switch
        {
            ({ } source, { } campaign) => T["{0}, campaign “{1}”", source, campaign],
            ({ } source, null) => source,
            (null, { } campaign) => T["campaign “{0}”", campaign],
            _ => null,
        };

    /// <summary>What speaks for a visit, the strongest first.</summary>
    public static IEnumerable<string> Evidence(this Words T, Evidence evidence, int? delaySeconds)
    {
        if (evidence.HasFlag(Core.Attribution.Evidence.Form))
            yield return T["left this phone in a form"];
        if (evidence.HasFlag(Core.Attribution.Evidence.Caller))
            yield return T["this phone has called from this visitor before"];
        if (evidence.HasFlag(Core.Attribution.Evidence.Tap))
            yield return T["tapped the number shortly before"];
        if (evidence.HasFlag(Core.Attribution.Evidence.Copy))
            yield return T["copied the number shortly before"];
        if (evidence.HasFlag(Core.Attribution.Evidence.Open))
            yield return T["had the page open at the call"];
        else if (delaySeconds is { } delay)
            yield return delay < 1 ? T["was seen at the time of the call"] : T["was last seen {0} before the call", T.Duration(delay)];
    }

    public static string Client(this Words words, ClientType? type) => type switch
    {
        ClientType.New => words["New client"],
        ClientType.Repeat => words["Repeat client"],
        ClientType.Cold => words["Cold contact"],
        _ => words["By earlier calls"],
    };

    public static string Step(this Words words, CallStep step) => step switch
    {
        CallStep.Call => words["Call"],
        CallStep.Conversation => words["Conversation"],
        CallStep.Presentation => words["Presentation"],
        CallStep.Offer => words["Offer"],
        CallStep.Deal => words["Deal"],
        _ => words["not said"],
    };
}
