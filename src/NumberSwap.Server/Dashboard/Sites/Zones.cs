namespace NumberSwap.Server.Dashboard.Sites;

/// <summary>Time zones to choose from, and the likeliest for a country.</summary>
public static class Zones
{
    /// <summary>IANA names that this machine knows.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId && (zone.Id.Contains('/') || zone.Id == "UTC") && !zone.Id.StartsWith("Etc/", StringComparison.Ordinal)).Select(zone => zone.Id).Order(StringComparer.Ordinal)];

    private static readonly Dictionary<string, string> Capitals = new(StringComparer.Ordinal)
    {
        ["RU"] = "Europe/Moscow",
        ["BY"] = "Europe/Minsk",
        ["UA"] = "Europe/Kyiv",
        ["KZ"] = "Asia/Almaty",
        ["UZ"] = "Asia/Tashkent",
        ["KG"] = "Asia/Bishkek",
        ["AM"] = "Asia/Yerevan",
        ["AZ"] = "Asia/Baku",
        ["GE"] = "Asia/Tbilisi",
        ["MD"] = "Europe/Chisinau",
        ["TJ"] = "Asia/Dushanbe",
        ["TM"] = "Asia/Ashgabat",
        ["DE"] = "Europe/Berlin",
        ["AT"] = "Europe/Vienna",
        ["CH"] = "Europe/Zurich",
        ["FR"] = "Europe/Paris",
        ["IT"] = "Europe/Rome",
        ["ES"] = "Europe/Madrid",
        ["PT"] = "Europe/Lisbon",
        ["GB"] = "Europe/London",
        ["IE"] = "Europe/Dublin",
        ["NL"] = "Europe/Amsterdam",
        ["BE"] = "Europe/Brussels",
        ["PL"] = "Europe/Warsaw",
        ["CZ"] = "Europe/Prague",
        ["SK"] = "Europe/Bratislava",
        ["HU"] = "Europe/Budapest",
        ["RO"] = "Europe/Bucharest",
        ["BG"] = "Europe/Sofia",
        ["GR"] = "Europe/Athens",
        ["TR"] = "Europe/Istanbul",
        ["IL"] = "Asia/Jerusalem",
        ["AE"] = "Asia/Dubai",
        ["IN"] = "Asia/Kolkata",
        ["CN"] = "Asia/Shanghai",
        ["JP"] = "Asia/Tokyo",
        ["KR"] = "Asia/Seoul",
        ["SG"] = "Asia/Singapore",
        ["AU"] = "Australia/Sydney",
        ["NZ"] = "Pacific/Auckland",
        ["US"] = "America/New_York",
        ["CA"] = "America/Toronto",
        ["MX"] = "America/Mexico_City",
        ["BR"] = "America/Sao_Paulo",
        ["AR"] = "America/Argentina/Buenos_Aires",
        ["ZA"] = "Africa/Johannesburg",
        ["EE"] = "Europe/Tallinn",
        ["LV"] = "Europe/Riga",
        ["LT"] = "Europe/Vilnius",
        ["FI"] = "Europe/Helsinki",
        ["SE"] = "Europe/Stockholm",
        ["NO"] = "Europe/Oslo",
        ["DK"] = "Europe/Copenhagen",
        ["RS"] = "Europe/Belgrade",
        ["HR"] = "Europe/Zagreb",
        ["SI"] = "Europe/Ljubljana",
    };

    /// <summary>The zone of the country's capital or largest city; UTC where that is not known.</summary>
    public static string For(string country) =>
        Capitals.TryGetValue(country, out var zone) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? zone : "UTC";
}
