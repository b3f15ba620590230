using System.Globalization;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Reports;

/// <summary>Journeys as CSV; times are of UTC.</summary>
public static class JourneysCsv
{
    private static readonly string[] Header =
    [
        "source", "medium", "campaign", "keyword", "page", "probability", "contact", "call", "callStartedAt", "talkSeconds", "operator", "number", "lead", "leadMadeAt", "form",
        "deal", "system", "externalId", "outcome", "openedAt", "closedAt", "amount", "currency",
    ];

    public static CsvStream<Journey> Of(IAsyncEnumerable<Journey> journeys) => new("journeys.csv", Header, journeys, Line);

    private static string[] Line(Journey of) =>
    [
        CsvText.Safe(of.Source),
        CsvText.Safe(of.Medium),
        CsvText.Safe(of.Campaign),
        CsvText.Safe(of.Keyword),
        CsvText.Safe(of.Page),
        of.Probability.ToString("0.####", CultureInfo.InvariantCulture),
        of.Contact.ToString().ToLowerInvariant(),
        CsvText.Safe(of.Call?.Id),
        Time(of.Call?.StartedAt),
        of.Call?.TalkSeconds?.ToString(CultureInfo.InvariantCulture) ?? "",
        CsvText.Safe(of.Call?.Operator),
        CsvText.Safe(of.Call?.Number),
        of.Form?.Id ?? "",
        Time(of.Form?.At),
        CsvText.Safe(of.Form?.Form),
        of.Deal,
        CsvText.Safe(of.System),
        CsvText.Safe(of.ExternalId),
        of.Outcome.ToString().ToLowerInvariant(),
        Time(of.OpenedAt),
        Time(of.ClosedAt),
        of.Amount?.ToString(CultureInfo.InvariantCulture) ?? "",
        of.Currency ?? "",
    ];

    private static string Time(DateTime? at) => at?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? "";
}
