using NumberSwap.Core.Callbacks;
using NumberSwap.Core.Sites;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>callback_settings</c>, and says when a site has to call back.</summary>
internal static class CallbackDeadlines
{
    /// <param name="at">The missed call or the request, Unix ms.</param>
    public static async Task<long> OfAsync(Work work, string site, long at)
    {
        var (rules, zone) = await ReadAsync(work, site);
        return rules.DeadlineOf(at, TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? known : TimeZoneInfo.Utc);
    }

    public static async Task<CallbackRules> RulesAsync(Work work, string site) => (await ReadAsync(work, site)).Rules;

    public static async Task SetMinutesAsync(Work work, string site, int minutes)
    {
        if (await work.ExecuteAsync("UPDATE callback_settings SET minutes = @minutes WHERE site_id = @site", new { site, minutes }) == 0)
        {
            await work.ExecuteAsync("INSERT INTO callback_settings (site_id, minutes) VALUES (@site, @minutes)", new { site, minutes });
        }
    }

    private static async Task<(CallbackRules Rules, string Zone)> ReadAsync(Work work, string site)
    {
        var row = await work.FindAsync<RulesRow>(
            "SELECT s.settings AS Settings, c.minutes AS Minutes FROM sites s LEFT JOIN callback_settings c ON c.site_id = s.id WHERE s.id = @site", new { site });
        var settings = row is null ? SiteSettings.Default : StoredSettings.Read(row.Settings);
        return (new CallbackRules(row?.Minutes ?? CallbackRules.Default.Minutes, settings.Hours), settings.TimeZone);
    }

    private sealed record RulesRow
    {
        public string? Settings { get; init; }
        public int? Minutes { get; init; }
    }
}
