using System.Text.Json;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Journal;

namespace NumberSwap.Sql.Stores;

/// <summary>What the sites' calls have taught: owns the table <c>site_models</c>, and reads what there is to learn from.</summary>
public sealed class SiteModelStore(Database database)
{
    /// <summary>All kept models, with the site and the time they were made (Unix ms), oldest first. One that cannot be read is left out.</summary>
    public Task<IReadOnlyList<(string Site, long MadeAt, SiteModel Model)>> AllAsync(CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<(string, long, SiteModel)>>(
            async work =>
            {
                var rows = await work.QueryAsync<(string Site, long MadeAt, string Model)>("SELECT site_id, made_at, model FROM site_models ORDER BY made_at, site_id");
                var models = new List<(string, long, SiteModel)>(rows.Count);
                foreach (var (site, madeAt, text) in rows)
                {
                    if (Read(text) is { } model)
                        models.Add((site, madeAt, model));
                }

                return models;
            },
            cancellation);

    /// <summary>Adds a model, and forgets all of the site but the one before it.</summary>
    public Task AddAsync(string site, long madeAt, SiteModel model, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                var parameters = new { site, madeAt, model = JsonSerializer.Serialize(model, JournalJson.Default.SiteModel) };
                await work.ExecuteAsync("DELETE FROM site_models WHERE site_id = @site AND made_at < (SELECT MAX(m.made_at) FROM site_models m WHERE m.site_id = @site)", parameters);
                await work.ExecuteAsync("INSERT INTO site_models (site_id, made_at, model) VALUES (@site, @madeAt, @model)", parameters);
                return true;
            },
            cancellation);

    /// <summary>The newest attributions of a site's calls to leased numbers since <paramref name="since"/>.</summary>
    public Task<IReadOnlyList<CallAttribution>> CallsAsync(string site, long since, int max, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<CallAttribution>>(
            async work =>
            {
                var texts = await work.QueryAsync<string>(
                    $"""
                    SELECT c.attribution FROM calls c JOIN numbers n ON n.number = c.dialled AND n.pool_id IS NOT NULL
                    WHERE c.site_id = @site AND c.started_at >= @since ORDER BY c.started_at DESC, c.id DESC {database.Dialect.Limit}
                    """,
                    new { site, since, limit = max });
                return [.. texts.Select(text => JsonSerializer.Deserialize(text, JournalJson.Default.CallAttribution)!).Where(call => call.Certainty is not null && call.Candidates.Count > 0)];
            },
            cancellation);

    /// <summary>Of each pool that leased since <paramref name="since"/>: its leases, the sum of (last sight − start) in ms, the first start, and its numbers.</summary>
    public Task<IReadOnlyList<(string Pool, long Leases, long SeenMs, long First, long Numbers)>> TrafficAsync(string site, long since, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<(string, long, long, long, long)>>(
            async work => await work.QueryAsync<(string, long, long, long, long)>(
                """
                SELECT l.pool_id, CAST(COUNT(*) AS BIGINT), CAST(SUM(l.seen_at - l.started_at) AS BIGINT), CAST(MIN(l.started_at) AS BIGINT), CAST(COUNT(DISTINCT l.number) AS BIGINT)
                FROM numbers n JOIN leases l ON l.number = n.number AND l.started_at >= @since
                WHERE n.site_id = @site AND l.site_id = @site
                GROUP BY l.pool_id
                """,
                new { site, since }),
            cancellation);

    /// <summary>How many leases of a site began in each hour of the day (UTC) since <paramref name="since"/>.</summary>
    public Task<DayHours> HoursAsync(string site, long since, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work =>
            {
                var rows = await work.QueryAsync<(long Hour, long Leases)>(
                    """
                    SELECT h.hour_of_day, CAST(COUNT(*) AS BIGINT)
                    FROM (
                        SELECT (l.started_at / 3600000) % 24 AS hour_of_day
                        FROM numbers n JOIN leases l ON l.number = n.number AND l.started_at >= @since
                        WHERE n.site_id = @site AND l.site_id = @site) h
                    GROUP BY h.hour_of_day
                    """,
                    new { site, since });
                var hours = new long[24];
                foreach (var (hour, leases) in rows)
                    hours[hour] = leases;
                return new DayHours(hours);
            },
            cancellation);

    private static SiteModel? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, JournalJson.Default.SiteModel);
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            return null;
        }
    }
}
