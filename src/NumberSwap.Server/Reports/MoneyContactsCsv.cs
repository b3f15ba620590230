using System.Globalization;
using NumberSwap.Core.Leads;
using NumberSwap.Core.Reporting;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Reports;

/// <summary>The calls and forms behind a figure as CSV.</summary>
public static class MoneyContactsCsv
{
    private static readonly string[] Header =
    [
        "kind", "id", "at", "phone", "status", "verdict", "talkSeconds", "operator", "number", "form", "page", "probability", "source", "medium", "campaign", "keyword", "landingPage", "satisfaction",
    ];

    /// <param name="format">Null: for programs.</param>
    /// <param name="person">A lead as the reader may see it.</param>
    public static CsvStream<FoundContact> Of(Site site, IAsyncEnumerable<FoundContact> contacts, CallCsvFormat? format = null, Func<Lead, Lead>? person = null)
    {
        var chosen = format ?? CallCsvFormat.Plain;
        return new("contacts.csv", Header, contacts, found => found.Call is not null ? OfCall(site, found, chosen) : OfForm(person?.Invoke(found.Form!) ?? found.Form!, chosen), chosen);
    }

    private static string[] OfCall(Site site, FoundContact found, CallCsvFormat format)
    {
        var (call, cause) = (found.Call!, found.Call!.Cause);
        return
        [
            "call",
            CsvText.Safe(call.Id),
            format.Time(call.StartedAt),
            CsvText.Safe(format.Caller(call.From)),
            call.Status.ToString().ToLowerInvariant(),
            CsvText.Safe(site.Settings.Target.Judge(TargetCall.Of(call)).ToString()),
            call.TalkSeconds?.ToString(CultureInfo.InvariantCulture) ?? "",
            CsvText.Safe(call.Operator),
            CsvText.Safe(call.To),
            "",
            "",
            Math.Round(cause.Probability, 4).ToString(format.Culture),
            CsvText.Safe(cause.Source?.Source),
            CsvText.Safe(cause.Source?.Medium),
            CsvText.Safe(cause.Source?.Campaign),
            CsvText.Safe(cause.Source?.Term),
            CsvText.Safe(cause.Lease?.Visit.LandingPage),
            found.Satisfaction?.ToString(CultureInfo.InvariantCulture) ?? "",
        ];
    }

    private static string[] OfForm(Lead lead, CallCsvFormat format) =>
    [
        "form",
        lead.Id,
        format.Time(lead.MadeAt),
        CsvText.Safe(lead.Phone),
        lead.Kind.ToString().ToLowerInvariant(),
        "",
        "",
        "",
        "",
        CsvText.Safe(lead.Form),
        CsvText.Safe(lead.Page),
        lead.Touch is null ? "0" : "1",
        CsvText.Safe(lead.Touch?.Source),
        CsvText.Safe(lead.Touch?.Medium),
        CsvText.Safe(lead.Touch?.Campaign),
        CsvText.Safe(lead.Touch?.Term),
        CsvText.Safe(lead.Touch?.LandingPage),
        "",
    ];
}
