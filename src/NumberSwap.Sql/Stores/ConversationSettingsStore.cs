using System.Text.Json;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Conversations;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>conversation_settings</c>.</summary>
public sealed class ConversationSettingsStore(Database database)
{
    /// <summary>What a site's owner has set; the usual where nothing is.</summary>
    public Task<ConversationSettings> FindAsync(string site, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work =>
            {
                var row = await work.FindAsync<Row>(
                    "SELECT markers AS Markers, markers_version AS Version, adapter AS Adapter, hook_hash AS HookHash, changed_at AS ChangedAt FROM conversation_settings WHERE site_id = @site",
                    new { site });
                return row is null
                    ? ConversationSettings.Default
                    : new ConversationSettings(
                        row.Markers is null ? TalkMarkers.Default : JsonSerializer.Deserialize<TalkMarkers>(row.Markers)!, row.Markers is not null, row.Version, row.Adapter, row.HookHash, row.ChangedAt);
            },
            cancellation);

    /// <summary>Sites that have recordings transcribed.</summary>
    public Task<IReadOnlyList<string>> WithAdapterAsync(CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async work => await work.QueryAsync<string>("SELECT site_id FROM conversation_settings WHERE adapter IS NOT NULL ORDER BY site_id"),
            cancellation);

    /// <summary>Sites with transcripts that were read by older markers than those that count, with the version that counts.</summary>
    public Task<IReadOnlyList<(string Site, int Version)>> OutdatedAsync(CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<(string, int)>>(
            async work => await work.QueryAsync<(string, int)>(
                """
                SELECT s.id, COALESCE(c.markers_version, @version) FROM sites s LEFT JOIN conversation_settings c ON c.site_id = s.id
                WHERE EXISTS (SELECT 1 FROM transcripts t WHERE t.site_id = s.id AND t.facts_version < COALESCE(c.markers_version, @version)) ORDER BY s.id
                """,
                new { version = ConversationSettings.Default.Version }),
            cancellation);

    /// <param name="markers">Null: the usual ones again.</param>
    public Task<bool> PutMarkersAsync(string site, TalkMarkers? markers, long now, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        PutAsync(site, "markers = @value, markers_version = markers_version + 1", markers is null ? null : JsonSerializer.Serialize(markers), now, audit, cancellation);

    /// <param name="hidden">Encrypted; null: recordings are not transcribed any more.</param>
    public Task<bool> PutAdapterAsync(string site, string? hidden, long now, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        PutAsync(site, "adapter = @value", hidden, now, audit, cancellation);

    /// <param name="hash">Of the secret; null: no address takes transcripts any more.</param>
    public Task<bool> PutHookAsync(string site, string? hash, long now, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        PutAsync(site, "hook_hash = @value", hash, now, audit, cancellation);

    /// <summary>False when there is no such site.</summary>
    private Task<bool> PutAsync(string site, string set, string? value, long now, AuditEntry? audit, CancellationToken cancellation) =>
        database.WriteAsync(
            async work =>
            {
                if (await work.SingleAsync<int>("SELECT COUNT(*) FROM sites WHERE id = @site", new { site }) == 0)
                {
                    return false;
                }

                await work.ExecuteAsync(
                    """
                    INSERT INTO conversation_settings (site_id, markers_version, changed_at)
                    SELECT @site, 1, @now WHERE NOT EXISTS (SELECT 1 FROM conversation_settings WHERE site_id = @site)
                    """,
                    new { site, now });
                await work.ExecuteAsync($"UPDATE conversation_settings SET {set}, changed_at = @now WHERE site_id = @site", new { site, value, now });
                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    private sealed record Row
    {
        public string? Markers { get; init; }
        public int Version { get; init; }
        public string? Adapter { get; init; }
        public string? HookHash { get; init; }
        public long ChangedAt { get; init; }
    }
}
