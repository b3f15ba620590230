using System.Globalization;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Reports;

/// <summary>Journeys as CSV.</summary>
public static class JourneysCsv
{
    private static readonly string[] Header =
    [
        "source", "medium", "campaign", "keyword", "page", "probability", "contact", "call", "callStartedAt", "talkSeconds", "operator", "number", "lead", "leadMadeAt", "form",
        "deal", "system", "externalId", "outcome", "openedAt", "closedAt", "amount", "currency",
    ];

    /// <param name="format">Null: for programs.</param>
    public static CsvStream<Journey> Of(IAsyncEnumerable<Journey> journeys, CallCsvFormat? format = null)
    {
        var chosen = format ?? CallCsvFormat.Plain;
        return new("journeys.csv", Header, journeys, journey => Line(journey, chosen), chosen);
    }

    private static string[] Line(Journey of, CallCsvFormat format) =>
    [
        CsvText.Safe(of.Source),
        CsvText.Safe(of.Medium),
        CsvText.Safe(of.Campaign),
        CsvText.Safe(of.Keyword),
        CsvText.Safe(of.Page),
        of.Probability.ToString("0.####", format.Culture),
        of.Contact.ToString().ToLowerInvariant(),
        CsvText.Safe(of.Call?.Id),
        Time(of.Call?.StartedAt, format),
        of.Call?.TalkSeconds?.ToString(CultureInfo.InvariantCulture) ?? "",
        CsvText.Safe(of.Call?.Operator),
        CsvText.Safe(of.Call?.Number),
        of.Form?.Id ?? "",
        Time(of.Form?.At, format),
        CsvText.Safe(of.Form?.Form),
        of.Deal,
        CsvText.Safe(of.System),
        CsvText.Safe(of.ExternalId),
        of.Outcome.ToString().ToLowerInvariant(),
        Time(of.OpenedAt, format),
        Time(of.ClosedAt, format),
        of.Amount?.ToString(format.Culture) ?? "",
        of.Currency ?? "",
    ];

    private static string Time(DateTime? utc, CallCsvFormat format) => utc is { } at ? format.Time(new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeMilliseconds()) : "";
}
