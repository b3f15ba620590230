namespace NumberSwap.Server.Calls;

/// <summary>The columns of a list of calls. Texts that a spreadsheet would take for formulas are escaped.</summary>
public sealed record CallCsvRow(
    string Id,
    string? Site,
    string StartedAt,
    string Status,
    string? From,
    string To,
    string? Destination,
    int? TalkSeconds,
    int? RingSeconds,
    string? Operator,
    string Match,
    double Probability,
    string? Source,
    string? Medium,
    string? UtmCampaign,
    string? Term,
    string? Content,
    string? Campaign,
    string? Session,
    string? LandingPage,
    string? RecordingUrl)
{
    public static CallCsvRow Of(CallItem call) => new(
        Text(call.Id)!,
        call.Site,
        call.StartedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
        call.Status.ToString().ToLowerInvariant(),
        Text(call.From),
        Text(call.To)!,
        call.Destination,
        call.TalkSeconds,
        call.RingSeconds,
        Text(call.Operator),
        call.Match.ToString().ToLowerInvariant(),
        call.Probability,
        Text(call.Source?.Source),
        Text(call.Source?.Medium),
        Text(call.Source?.Campaign),
        Text(call.Source?.Term),
        Text(call.Source?.Content),
        Text(call.Campaign?.Name),
        call.Session?.Id,
        Text(call.Session?.LandingPage),
        Text(call.RecordingUrl));

    /// <summary>utm texts are anybody's. Phone numbers begin with a plus and are harmless: they stay as they are.</summary>
    private static string? Text(string? text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') >= 0 ? "'" + text : text;
}
