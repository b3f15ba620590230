using System.Globalization;
using NumberSwap.Core.Deals;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Deals;

namespace NumberSwap.Server.Dashboard.Deals;

/// <summary>What the list of deals is asked for in its address. What cannot be read is left aside.</summary>
public sealed record DealListQuery(DealOutcome? Outcome, bool Unmatched, DateOnly? From, DateOnly? To, DealPosition? After)
{
    public bool IsFiltered => Outcome is not null || Unmatched || From is not null || To is not null;

    public static DealListQuery Read(IQueryCollection query) => new(
        DealQuery.OutcomeOf(query["outcome"]), query["unmatched"] == "true", Day(query["from"]), Day(query["to"]), DealCursor.Read(query["cursor"].ToString()));

    public DealFilter ToFilter(Viewer viewer) => new()
    {
        Site = viewer.Site.Id,
        Outcome = Outcome,
        Unmatched = Unmatched ? true : null,
        From = From is { } from ? Begins(from, viewer.Zone) : null,
        To = To is { } to ? Begins(to.AddDays(1), viewer.Zone) : null,
        After = After,
    };

    public string Address(string path, string? cursor)
    {
        var parts = new List<string>();
        if (Outcome is { } outcome)
            parts.Add("outcome=" + outcome.ToString().ToLowerInvariant());
        if (Unmatched)
            parts.Add("unmatched=true");
        if (From is { } from)
            parts.Add("from=" + Text(from));
        if (To is { } to)
            parts.Add("to=" + Text(to));
        if (cursor is not null)
            parts.Add("cursor=" + Uri.EscapeDataString(cursor));
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }

    public static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2200 ? day : null;

    private static long Begins(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUnixTimeMilliseconds();
    }
}
