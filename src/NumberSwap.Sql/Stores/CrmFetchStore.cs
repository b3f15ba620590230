using NumberSwap.Core.Deals;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>crm_fetches</c>: deals that CRMs said something of, until they are fetched.</summary>
public sealed class CrmFetchStore(Database database)
{
    /// <summary>Most deals of a site that wait at once; what is told of beyond is refused.</summary>
    public const int MostOfSite = 100_000;

    private const int MaxFault = 500;

    /// <summary>Notes deals that are to be fetched, each once however often it is told of. False when too many wait already.</summary>
    /// <param name="now">Unix ms.</param>
    public Task<bool> AddAsync(string site, string system, IReadOnlyCollection<string> ids, long now, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                if (await work.SingleAsync<int>("SELECT COUNT(*) FROM crm_fetches WHERE site_id = @site", new { site }) + ids.Count > MostOfSite)
                {
                    return false;
                }

                foreach (var id in ids)
                {
                    var row = new { site, system, id, now };
                    if (await work.ExecuteAsync(
                        "UPDATE crm_fetches SET asked = asked + 1, attempts = 0, due_at = @now WHERE site_id = @site AND system = @system AND external_id = @id", row) == 0)
                    {
                        await work.ExecuteAsync(
                            "INSERT INTO crm_fetches (site_id, system, external_id, asked, attempts, added_at, due_at) VALUES (@site, @system, @id, 1, 0, @now, @now)", row);
                    }
                }

                return true;
            },
            cancellation);

    /// <summary>Takes what is due by now, and puts it off until <paramref name="until"/>, so that another node leaves it alone meanwhile.</summary>
    public async Task<IReadOnlyList<CrmFetch>> ClaimAsync(long now, long until, int max, CancellationToken cancellation = default)
    {
        var claimed = new List<CrmFetch>();
        await database.WriteAsync(
            async work =>
            {
                claimed.Clear();
                var due = await work.QueryAsync<(string Site, string System, string Id, int Asked, int Attempts)>(
                    $"SELECT site_id, system, external_id, asked, attempts FROM crm_fetches WHERE due_at <= @now ORDER BY due_at {work.Dialect.Limit}", new { now, limit = max });
                foreach (var (site, system, id, asked, attempts) in due)
                {
                    if (await work.ExecuteAsync(
                        "UPDATE crm_fetches SET due_at = @until WHERE site_id = @site AND system = @system AND external_id = @id AND due_at <= @now",
                        new { site, system, id, now, until }) > 0)
                    {
                        claimed.Add(new CrmFetch(site, system, id, asked, attempts));
                    }
                }

                return claimed.Count > 0;
            },
            cancellation);
        return claimed;
    }

    /// <summary>Ends a fetch that is done, unless its CRM has told of the deal again meanwhile: then it is due now.</summary>
    public Task DoneAsync(CrmFetch fetch, long now, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                var key = new { fetch.Site, fetch.System, fetch.ExternalId, fetch.Asked, now };
                await work.ExecuteAsync("DELETE FROM crm_fetches WHERE site_id = @Site AND system = @System AND external_id = @ExternalId AND asked = @Asked", key);
                await work.ExecuteAsync("UPDATE crm_fetches SET due_at = @now WHERE site_id = @Site AND system = @System AND external_id = @ExternalId", key);
                return true;
            },
            cancellation);

    /// <summary>Notes that a fetch failed, and when it is tried again; null: not any more, until its CRM tells of the deal again or the connection is changed.</summary>
    public Task FailedAsync(CrmFetch fetch, string fault, long? next, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work => await work.ExecuteAsync(
                """
                UPDATE crm_fetches SET attempts = attempts + 1, fault = @fault, due_at = @next
                WHERE site_id = @Site AND system = @System AND external_id = @ExternalId AND asked = @Asked
                """,
                new { fetch.Site, fetch.System, fetch.ExternalId, fetch.Asked, fault = Bounded.Text(fault, MaxFault), next }) > 0,
            cancellation);

    /// <summary>How many of a site's deals wait by system, how many of them were given up, and what the last of those failed with.</summary>
    public Task<IReadOnlyList<(string System, int Waiting, int GivenUp, string? Fault)>> CountAsync(string site, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<(string, int, int, string?)>>(
            async work => await work.QueryAsync<(string, int, int, string?)>(
                """
                SELECT system, CAST(COUNT(*) AS INT), CAST(SUM(CASE WHEN due_at IS NULL THEN 1 ELSE 0 END) AS INT), MAX(fault)
                FROM crm_fetches WHERE site_id = @site GROUP BY system
                """,
                new { site }),
            cancellation);
}
