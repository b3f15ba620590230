using System.Globalization;
using NumberSwap.Core.Leads;
using NumberSwap.Core.People;
using NumberSwap.Core.Telephony;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Leads;
using NumberSwap.Server.Pools.Days;

namespace NumberSwap.Server.Dashboard.Leads;

/// <summary>What the list of leads is asked for in its address. What cannot be read is left aside.</summary>
public sealed record LeadListQuery(LeadKind? Kind, string? Phone, string? Source, DateOnly? From, DateOnly? To, LeadPosition? After)
{
    public static readonly LeadListQuery Nothing = new(null, null, null, null, null, null);

    public bool IsFiltered => Kind is not null || Phone is not null || Source is not null || From is not null || To is not null;

    public static LeadListQuery Read(IQueryCollection query) => new(
        LeadQuery.KindOf(query["kind"]), Text(query["phone"]), Text(query["source"]), Day(query["from"]), Day(query["to"]), LeadCursor.Read(query["cursor"].ToString()));

    /// <remarks>Who sees no whole number may not try numbers out either.</remarks>
    public LeadFilter ToFilter(Viewer viewer) => new()
    {
        Site = viewer.Site.Id,
        Kind = Kind,
        Phone = Phone is { } text && (viewer.May(Role.Manager) || !viewer.Site.Settings.MaskCallers) ? E164.TryRead(text, viewer.Site.Country, out var phone, out _) ? phone : text : null,
        Source = Source,
        From = From is { } from ? SiteDays.StartOf(from, viewer.Zone) : null,
        To = To is { } to ? SiteDays.StartOf(to.AddDays(1), viewer.Zone) : null,
        After = After,
    };

    public string Address(string path, string? cursor)
    {
        var parts = new List<string>();
        Add("kind", Kind?.ToString().ToLowerInvariant());
        Add("phone", Phone);
        Add("source", Source);
        Add("from", Text(From));
        Add("to", Text(To));
        Add("cursor", cursor);
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";

        void Add(string name, string? value)
        {
            if (value is not null)
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
    }

    public static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(string? text) => text is { Length: > 0 and <= 200 } ? text.Trim() : null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2200 ? day : null;
}
