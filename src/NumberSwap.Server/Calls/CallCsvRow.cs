using System.Globalization;

namespace NumberSwap.Server.Calls;

/// <summary>The columns of a list of calls. Texts that a spreadsheet would take for formulas are escaped.</summary>
public static class CallCsvRow
{
    public static readonly string[] Header = ["id", "site", "startedAt", "status", "from", "to", "destination", "talkSeconds", "ringSeconds", "operator", "match", "probability", "source", "medium", "utmCampaign", "term", "content", "campaign", "session", "landingPage", "recordingUrl"];

    public static string[] Of(CallItem call) =>
    [
        Text(call.Id),
        call.Site ?? "",
        call.StartedAt.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        call.Status.ToString().ToLowerInvariant(),
        Text(call.From),
        Text(call.To),
        call.Destination ?? "",
        Number(call.TalkSeconds),
        Number(call.RingSeconds),
        Text(call.Operator),
        call.Match.ToString().ToLowerInvariant(),
        call.Probability.ToString(CultureInfo.InvariantCulture),
        Text(call.Source?.Source),
        Text(call.Source?.Medium),
        Text(call.Source?.Campaign),
        Text(call.Source?.Term),
        Text(call.Source?.Content),
        Text(call.Campaign?.Name),
        call.Session?.Id ?? "",
        Text(call.Session?.LandingPage),
        Text(call.RecordingUrl),
    ];

    /// <summary>utm texts are anybody's. Phone numbers begin with a plus and are harmless: they stay as they are.</summary>
    private static string Text(string? text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') >= 0 ? "'" + text : text ?? "";

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
