using System.Text.Json;
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
        var settings = await work.FindAsync<string>("SELECT settings FROM sites WHERE id = @site", new { site });
        var name = settings is null ? null : JsonSerializer.Deserialize(settings, CatalogJson.Default.SiteSettings)?.TimeZone;
        var zone = name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var known) ? known : TimeZoneInfo.Utc;
        return (await RulesAsync(work, site)).DeadlineOf(at, zone);
    }

    public static async Task<CallbackRules> RulesAsync(Work work, string site) =>
        await work.FindAsync<RulesRow>("SELECT minutes AS Minutes, hours AS Hours FROM callback_settings WHERE site_id = @site", new { site }) is { } row
            ? new CallbackRules(row.Minutes, row.Hours is null ? null : JsonSerializer.Deserialize(row.Hours, CallbackJson.Default.WorkingHours))
            : CallbackRules.Default;

    public static async Task SetAsync(Work work, string site, CallbackRules rules)
    {
        var row = new { site, rules.Minutes, Hours = rules.Hours is null ? null : JsonSerializer.Serialize(rules.Hours, CallbackJson.Default.WorkingHours) };
        if (await work.ExecuteAsync("UPDATE callback_settings SET minutes = @Minutes, hours = @Hours WHERE site_id = @site", row) == 0)
        {
            await work.ExecuteAsync("INSERT INTO callback_settings (site_id, minutes, hours) VALUES (@site, @Minutes, @Hours)", row);
        }
    }

    private sealed record RulesRow
    {
        public int Minutes { get; init; }
        public string? Hours { get; init; }
    }
}
