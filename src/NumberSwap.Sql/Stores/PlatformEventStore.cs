using NumberSwap.Core.Platforms;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>platform_events</c>: what call platforms sent last.</summary>
public sealed class PlatformEventStore(Database database)
{
    private const string Select =
        """
        SELECT id AS Id, site_id AS Site, platform AS Platform, came_at AS At, outcome AS Outcome, rings AS Rings, method AS Method, shown AS Shown,
            reading AS Reading, call_id AS Call, answer_status AS AnswerStatus, answer AS Answer, replayed_at AS ReplayedAt, protected_request AS ProtectedRequest
        FROM platform_events
        """;

    public Task AddAsync(IReadOnlyCollection<PlatformEvent> events, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                await work.ExecuteEachAsync(
                    """
                    INSERT INTO platform_events (id, site_id, platform, came_at, outcome, rings, method, shown, reading, call_id, answer_status, answer, protected_request)
                    VALUES (@Id, @Site, @Platform, @At, @Outcome, @Rings, @Method, @Shown, @Reading, @Call, @AnswerStatus, @Answer, @ProtectedRequest)
                    """,
                    events);
                return true;
            },
            cancellation);

    /// <summary>The newest events of a site's platform, newest first.</summary>
    public Task<IReadOnlyList<PlatformEvent>> ListAsync(string site, string platform, int limit, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<PlatformEvent>>(
            async work => await work.QueryAsync<PlatformEvent>(
                $"{Select} WHERE site_id = @site AND platform = @platform ORDER BY came_at DESC, id DESC {database.Dialect.Limit}",
                new { site, platform, limit }),
            cancellation);

    /// <summary>When each platform of a site sent something last, Unix time in ms.</summary>
    public Task<IReadOnlyDictionary<string, long>> LastAsync(string site, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyDictionary<string, long>>(
            async work => (await work.QueryAsync<(string Platform, long At)>(
                "SELECT platform, MAX(came_at) FROM platform_events WHERE site_id = @site GROUP BY platform", new { site })).ToDictionary(row => row.Platform, row => row.At, StringComparer.Ordinal),
            cancellation);

    public Task<PlatformEvent?> FindAsync(string site, string platform, string id, CancellationToken cancellation = default) =>
        database.ReadAsync(
            work => work.FindAsync<PlatformEvent>($"{Select} WHERE id = @id AND site_id = @site AND platform = @platform", new { id, site, platform }), cancellation);

    public Task ReplayedAsync(string id, long at, CancellationToken cancellation = default) =>
        database.WriteAsync(async work => await work.ExecuteAsync("UPDATE platform_events SET replayed_at = @at WHERE id = @id", new { id, at }) > 0, cancellation);

    /// <summary>
    /// Deletes what is older than <paramref name="before"/> (Unix ms), and of one site's platform all but the newest <paramref name="most"/> genuine
    /// ones and the newest <paramref name="mostRefused"/> others: who floods an address must not drive out what its owner looks for.
    /// </summary>
    public Task PruneAsync(string site, string platform, int most, int mostRefused, long before, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync("DELETE FROM platform_events WHERE came_at < @before", new { before });
                await PruneAsync("<>", most);
                await PruneAsync("=", mostRefused);
                return true;

                async Task PruneAsync(string isRefused, int limit)
                {
                    var those = $"site_id = @site AND platform = @platform AND outcome {isRefused} {(int)PlatformEventOutcome.Refused}";
                    var kept = await work.QueryAsync<long>($"SELECT came_at FROM platform_events WHERE {those} ORDER BY came_at DESC, id DESC {work.Dialect.Limit}", new { site, platform, limit });
                    if (kept.Count == limit)
                        await work.ExecuteAsync($"DELETE FROM platform_events WHERE {those} AND came_at < @oldest", new { site, platform, oldest = kept[^1] });
                }
            },
            cancellation);
}
