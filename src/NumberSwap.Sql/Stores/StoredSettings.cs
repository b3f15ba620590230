using System.Text.Json;
using System.Text.Json.Nodes;
using NumberSwap.Core.Reporting;
using NumberSwap.Core.Sites;

namespace NumberSwap.Sql.Stores;

/// <summary>Reads the column <c>sites.settings</c>, also as earlier versions wrote it.</summary>
internal static class StoredSettings
{
    /// <summary>The settings; the defaults where none are stored.</summary>
    public static SiteSettings Read(string? json)
    {
        if (json is null || JsonNode.Parse(json) is not JsonObject stored)
        {
            return SiteSettings.Default;
        }

        var settings = stored.Deserialize(CatalogJson.Default.SiteSettings) ?? SiteSettings.Default;

        // Before there was a rule, talk alone made a target call. Such a site goes on counting as it did until its owner says otherwise.
        if (stored["target"] is null)
        {
            settings = settings with { Target = (int?)stored["targetCallSeconds"] is { } seconds ? TargetRule.OfTalk(seconds) : TargetRule.Default };
        }

        // Before a site had hours, the call-back widget had its own. They were promised to visitors where it was in use; where missed calls had
        // hours too, a migration has put those in, and they win.
        return settings with
        {
            Hours = settings.Hours ?? (settings.Leads is { Callback: true, Hours: { } promised } ? promised.ToWeek() : null),
            Leads = settings.Leads with { Hours = null },
        };
    }
}
