using System.Globalization;
using NumberSwap.Core.Calls;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Calls;

/// <summary>The columns of a list of calls. Texts that a spreadsheet would take for formulas are escaped.</summary>
public static class CallCsvRow
{
    public static readonly string[] Header =
    [
        "id", "site", "startedAt", "status", "from", "to", "destination", "talkSeconds", "ringSeconds", "operator", "match", "probability", "source", "medium",
        "utmCampaign", "term", "content", "campaign", "session", "landingPage", "recordingUrl", "corrected", "tags", "product", "clientType", "step", "reason", "satisfaction",
    ];

    public static string[] Of(CallRecord call, CallMarks marks, Catalog catalog, CallCsvFormat format)
    {
        var cause = call.Cause;
        return
        [
            CsvText.Safe(call.Id),
            call.Site,
            format.Time(call.StartedAt),
            call.Status.ToString().ToLowerInvariant(),
            CsvText.Safe(format.Caller(call.From)),
            CsvText.Safe(call.Destination is null ? format.Caller(call.To) : call.To),
            CsvText.Safe(call.Destination),
            Number(call.TalkSeconds),
            Number(call.RingSeconds),
            CsvText.Safe(call.Operator),
            cause.Match.ToString().ToLowerInvariant(),
            Math.Round(cause.Probability, 4).ToString(format.Culture),
            CsvText.Safe(cause.Source?.Source),
            CsvText.Safe(cause.Source?.Medium),
            CsvText.Safe(cause.Source?.Campaign),
            CsvText.Safe(cause.Source?.Term),
            CsvText.Safe(cause.Source?.Content),
            CsvText.Safe(cause.Campaign is { } campaign ? catalog.ById(call.Site)?.CampaignsById.GetValueOrDefault(campaign)?.Name : null),
            cause.Lease?.Session ?? "",
            CsvText.Safe(cause.Lease?.Visit.LandingPage),
            CsvText.Safe(call.RecordingUrl),
            CsvText.Safe(call.Correction?.By.Name),
            CsvText.Safe(string.Join(", ", call.Tags)),
            CsvText.Safe(marks.Product),
            marks.ClientType?.ToString().ToLowerInvariant() ?? "",
            marks.Step == CallStep.None ? "" : marks.Step.ToString().ToLowerInvariant(),
            CsvText.Safe(marks.Reason),
            Number(marks.Satisfaction),
        ];
    }

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
