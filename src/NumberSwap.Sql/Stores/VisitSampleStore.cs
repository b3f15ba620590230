using System.Text.Json;
using NumberSwap.Core.Journal;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Reads what a site's last visits were, without reading all of them.</summary>
public sealed class VisitSampleStore(Database database)
{
    // Below the 100 rounds that SQL Server allows a recursion without being asked for more.
    private const int Slots = 96;

    /// <summary>A part of a slot that is counted first, to see how many visits there are.</summary>
    private const int Probe = 64;

    private const string FirstOnes = "SELECT started_at FROM sessions WHERE site_id = @site AND started_at >= @since AND started_at < @until ORDER BY started_at";

    private readonly string _slots =
        $"""
        WITH {database.Dialect.Recursive} slots (begins) AS (
            SELECT CAST(@since AS BIGINT)
            UNION ALL
            SELECT begins + @slot FROM slots WHERE begins + @slot < @until)
        """;

    /// <summary>
    /// At most about <paramref name="most"/> visits that began from <paramref name="since"/> to before <paramref name="until"/>. Of more, those at the
    /// beginning of 96 equal parts of the time, each part for as long: every visit is as likely to be among them, and they lie side by side on the disk.
    /// </summary>
    public Task<VisitSample> ReadAsync(string site, long since, long until, int most, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work =>
            {
                var all = new { site, since, until, limit = most + 1 };
                var sessions = await work.SingleAsync<long>($"SELECT COUNT(*) FROM ({FirstOnes} {database.Dialect.Limit}) few", all);
                if (sessions <= most)
                {
                    return Sample(sessions, isWhole: true, await work.QueryAsync<string>("SELECT visit FROM sessions WHERE site_id = @site AND started_at >= @since AND started_at < @until", all));
                }

                var slot = Math.Max(1, (until - since + Slots - 1) / Slots);
                var probed = await work.SingleAsync<long>(
                    $"{_slots} SELECT COUNT(*) FROM slots CROSS JOIN sessions s WHERE s.site_id = @site AND s.started_at >= begins AND s.started_at < begins + @width",
                    new { site, since, until, slot, width = Math.Max(1, slot / Probe) });
                var width = Math.Clamp(probed == 0 ? slot : slot / Probe * most / probed, 1, slot);
                var visits = await work.QueryAsync<string>(
                    $"""
                    {_slots}
                    SELECT s.visit FROM slots CROSS JOIN sessions s
                    WHERE s.site_id = @site AND s.started_at >= begins AND s.started_at < begins + @width AND s.started_at < @until
                    ORDER BY s.started_at {database.Dialect.Limit}
                    """,
                    new { site, since, until, slot, width, limit = 2 * most });
                return Sample(Math.Max(sessions, visits.Count * slot / width), isWhole: false, visits);
            },
            cancellation);

    private static VisitSample Sample(long sessions, bool isWhole, List<string> visits) =>
        new(sessions, isWhole, [.. visits.Select(visit => JsonSerializer.Deserialize(visit, JournalJson.Default.Visit)!)]);
}
