using NumberSwap.Core.Deals;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>crm_refs</c>: what deliveries made in a CRM for which call. A deal that is told of later finds its call by it.</summary>
public sealed class CrmRefStore(Database database)
{
    /// <summary>Remembers what was made for a call; deals of it that are known already get their call in the same transaction. Again, it is replaced.</summary>
    /// <param name="now">Unix ms.</param>
    public Task AddAsync(CrmRef made, long now, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                var row = new { made.Site, made.System, made.Kind, made.ExternalId, Call = Bounded.CallId(made.Call), now };
                if (await work.ExecuteAsync(
                    "UPDATE crm_refs SET call_id = @Call, added_at = @now WHERE site_id = @Site AND system = @System AND kind = @Kind AND external_id = @ExternalId", row) == 0)
                {
                    await work.ExecuteAsync(
                        "INSERT INTO crm_refs (site_id, system, kind, external_id, call_id, added_at) VALUES (@Site, @System, @Kind, @ExternalId, @Call, @now)", row);
                }

                await DealStore.SettleAsync(work, made, now);
                return true;
            },
            cancellation);

    /// <summary>Remembers what was made for many calls, of which no deal is known yet.</summary>
    /// <param name="now">Unix ms.</param>
    public Task AddAsync(IReadOnlyCollection<CrmRef> made, long now, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                await work.ExecuteEachAsync(
                    "INSERT INTO crm_refs (site_id, system, kind, external_id, call_id, added_at) VALUES (@Site, @System, @Kind, @ExternalId, @Call, @Now)",
                    [.. made.Select(of => new { of.Site, of.System, of.Kind, of.ExternalId, Call = Bounded.CallId(of.Call), Now = now })]);
                return made.Count > 0;
            },
            cancellation);

    /// <summary>Id of the call that something was made for; null: not known.</summary>
    public Task<string?> FindAsync(string site, string system, string kind, string externalId, CancellationToken cancellation = default) =>
        database.ReadAsync(
            work => work.FindAsync<string>(
                "SELECT call_id FROM crm_refs WHERE site_id = @site AND system = @system AND kind = @kind AND external_id = @externalId",
                new { site, system, kind, externalId }),
            cancellation);

    /// <summary>What was made for a call, in any CRM.</summary>
    public Task<IReadOnlyList<CrmRef>> OfCallAsync(string site, string call, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<CrmRef>>(
            async work => [.. (await work.QueryAsync<(string System, string Kind, string Id)>(
                "SELECT system, kind, external_id FROM crm_refs WHERE site_id = @site AND call_id = @call ORDER BY system, kind, external_id", new { site, call }))
                .Select(row => new CrmRef(site, row.System, row.Kind, row.Id, call))],
            cancellation);
}
