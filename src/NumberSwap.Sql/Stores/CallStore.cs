using System.Text;
using NumberSwap.Core.Calls;

namespace NumberSwap.Sql.Stores;

/// <summary>Reads the table <c>calls</c>, which <see cref="RecordStore"/> writes.</summary>
public sealed class CallStore(Database database)
{
    internal const string Select =
        """
        SELECT site_id AS Site, id AS Id, platform AS Platform, caller AS Caller, dialled AS Dialled, destination AS Destination,
            started_at AS StartedAt, status AS Status, talk_seconds AS TalkSeconds, ring_seconds AS RingSeconds, operator_name AS OperatorName,
            recording_url AS RecordingUrl, attribution AS Attribution, ring_attribution AS RingAttribution,
            attribution_version AS AttributionVersion, attributed_at AS AttributedAt
        FROM calls
        """;

    // Newest first; the site and the id make the order total, so that a page ends at one place.
    private const string Order = " ORDER BY started_at DESC, site_id DESC, id DESC ";

    /// <summary>The call, of any site when <paramref name="site"/> is null (then the newest one with that id).</summary>
    public Task<CallRecord?> FindAsync(string? site, string id, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work =>
            {
                var where = site is null ? " WHERE id = @id" : " WHERE site_id = @site AND id = @id";
                var row = await work.FindAsync<CallRow>(Select + where + Order + database.Dialect.First, new { site, id = Bounded.CallId(id) });
                return row?.ToRecord();
            },
            cancellation);

    public Task<IReadOnlyList<CallRecord>> ListAsync(CallFilter filter, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<CallRecord>>(
            async work =>
            {
                var parameters = new
                {
                    filter.Site,
                    filter.From,
                    filter.To,
                    filter.Source,
                    filter.Campaign,
                    filter.Match,
                    After = filter.After?.StartedAt,
                    AfterSite = filter.After?.Site,
                    AfterId = filter.After?.Id,
                    limit = Math.Clamp(filter.Limit, 1, 1000),
                };
                var rows = await work.QueryAsync<CallRow>(Select + Where(filter) + Order + database.Dialect.Limit, parameters);
                return [.. rows.Select(row => row.ToRecord())];
            },
            cancellation);

    private static string Where(CallFilter filter)
    {
        var where = new StringBuilder();
        Add(filter.Site is not null, "site_id = @Site");
        Add(filter.From is not null, "started_at >= @From");
        Add(filter.To is not null, "started_at < @To");
        Add(filter.Source is not null, "source = @Source");
        Add(filter.Campaign is not null, "campaign_id = @Campaign");
        Add(filter.Match is not null, "match_level = @Match");

        // The first condition says nothing new, but lets the index jump to the page.
        Add(
            filter.After is not null,
            "started_at <= @After AND (started_at < @After OR site_id < @AfterSite OR (site_id = @AfterSite AND id < @AfterId))");
        return where.ToString();

        void Add(bool wanted, string condition)
        {
            if (wanted)
            {
                where.Append(where.Length == 0 ? " WHERE " : " AND ").Append(condition);
            }
        }
    }
}
