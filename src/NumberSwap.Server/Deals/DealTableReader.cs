using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;
using NumberSwap.Core.Deals;
using NumberSwap.Core.Money;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Importing;
using NumberSwap.Server.Reports;

namespace NumberSwap.Server.Deals;

/// <summary>Reads a table of deals, line by line. Stores nothing.</summary>
public static class DealTableReader
{
    /// <summary>Each deal looks for its call when it is stored, all in one transaction.</summary>
    public const int MostLines = 10_000;

    private static readonly string[] Times =
        ["dd.MM.yyyy HH:mm:ss", "dd.MM.yyyy HH:mm", "dd.MM.yyyy", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm"];

    private static readonly string[] TimesWithOffset = ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd HH:mm:sszzz"];

    /// <summary>The good lines' reports and the bad lines, or the problem with the whole file.</summary>
    /// <param name="system">Where the deals are.</param>
    /// <param name="currency">Of the amounts, where the file does not say it; null: it has to.</param>
    public static (IReadOnlyList<(int Line, DealReport Report)> Good, IReadOnlyList<BadLine> Bad, ProblemHttpResult? Problem) Read(
        string text, Site site, string system, string? currency, DateTimeOffset now)
    {
        var head = TableFinder.Find(text, DealHeadings.Read, [DealField.ExternalId], MostLines + 1);
        if (head is null)
            return ([], [], Problem.Invalid("file", "No headings were found. The file needs a line of them with at least the deal's ID, for example: ID, Phone, Stage, Amount, Currency, Created, Modified."));
        if (head.Rows.Count > MostLines)
            return ([], [], Problem.Invalid("file", $"It has more than {MostLines} lines. Split it by time."));
        var points = head.Rows.Select(row => Amount.PointOf(head.At(row, DealField.Amount))).OfType<char>().Distinct().Take(2).ToList();
        char? point = points is [var only] ? only : null;

        var good = new List<(int, DealReport)>();
        var bad = new List<BadLine>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in head.Rows)
        {
            var (report, fault) = Line(head, row, site, system, currency, point, now);
            if (report is null)
                bad.Add(fault!);
            else if (!seen.TryAdd(report.ExternalId, row.Line))
                bad.Add(new BadLine(row.Line, "externalId", $"Line {seen[report.ExternalId]} has it already."));
            else
                good.Add((row.Line, report));
        }

        return (good, bad, null);
    }

    private static (DealReport? Report, BadLine? Bad) Line(TableHead<DealField> head, TableRow row, Site site, string system, string? currency, char? point, DateTimeOffset now)
    {
        if (row.IsBroken)
            return Bad(null, "The quotation marks of this line do not match.");
        decimal? amount = null;
        if (Text(DealField.Amount) is { } sum && (amount = Amount.Read(sum, point)) is null)
            return Bad("amount", "Its amount cannot be read for certain. Write it with two decimals, for example 1234.50.");
        DealOutcome? outcome = null;
        if (Text(DealField.Outcome) is { } word && (outcome = DealHeadings.OutcomeOf(word)) is null)
            return Bad("outcome", "It has to be open, won or lost.");
        var zone = ReportService.ZoneOf(site);
        if (!TryTime(DealField.OpenedAt, out var opened))
            return WrongTime("openedAt");
        if (!TryTime(DealField.ClosedAt, out var closed))
            return WrongTime("closedAt");
        if (!TryTime(DealField.UpdatedAt, out var updated))
            return WrongTime("updatedAt");
        outcome ??= Text(DealField.Stage) is { } stage ? DealHeadings.OutcomeOf(stage) : null;

        // A cell of several numbers, as CRMs export a contact: the first is the one that is called first.
        var phone = Text(DealField.Phone)?.Split([',', ';', '\n'])[0].Trim().TrimStart('\'');
        var request = new DealRequest(
            system,
            Text(DealField.ExternalId),
            Text(DealField.Lead),
            Text(DealField.Call),
            phone,
            Text(DealField.Title),
            Text(DealField.Stage),
            outcome,
            amount,
            amount is null ? null : Text(DealField.Currency) is { } named ? Currency.Read(named) : currency,
            opened,
            closed,
            updated);
        var (report, field, why) = DealReader.Read(request, site, system, now);
        return report is null ? Bad(field, why) : (report, null);

        string? Text(DealField of) => head.At(row, of) is { Length: > 0 } cell ? cell : null;

        bool TryTime(DealField of, out DateTimeOffset? time)
        {
            time = null;
            if (Text(of) is not { } cell)
                return true;
            // K also reads no offset at all: what has none is of the site's zone, and is read first.
            if (DateTime.TryParseExact(cell, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
                time = new DateTimeOffset(local, zone.GetUtcOffset(local));
            else if (DateTimeOffset.TryParseExact(cell, TimesWithOffset, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact))
                time = exact;
            return time is { Year: >= 2000 and <= 2100 };
        }

        (DealReport?, BadLine?) Bad(string? of, ProblemText why) => (null, new BadLine(row.Line, of, why));

        (DealReport?, BadLine?) WrongTime(string of) => Bad(of, "Its time cannot be read for certain. Write it as 22.11.2026 10:15 or 2026-11-22 10:15.");
    }
}
