using System.Text.Json;
using NumberSwap.Core.Audit;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Audit;

/// <summary>One change that somebody made.</summary>
/// <param name="Site">Id of the site that it concerns; null: the whole installation.</param>
/// <param name="By">Who made it.</param>
/// <param name="Action">What was done: <c>campaign.added</c>, <c>pool.changed</c> ….</param>
/// <param name="Subject">Id of what was changed.</param>
/// <param name="SubjectName">Its name at that time.</param>
/// <param name="Before">What it was; null where there was nothing.</param>
/// <param name="After">What it is since; null where it is gone.</param>
public sealed record AuditItem(string Id, DateTime At, string? Site, Actor By, string Action, string? Subject, string? SubjectName, JsonElement? Before, JsonElement? After)
{
    public static AuditItem Of(AuditEntry entry) => new(
        entry.Id,
        UnixTime.ToUtc(entry.At),
        entry.Site,
        entry.By,
        entry.Action,
        entry.Subject,
        entry.SubjectName,
        Element(entry.Before),
        Element(entry.After));

    private static JsonElement? Element(string? json) => json is null ? null : JsonSerializer.Deserialize<JsonElement>(json);
}
