using NumberSwap.Core.Delivery;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Deletes what has been kept long enough. Every step is bounded, so that it holds up no other writer.</summary>
public sealed class RetentionStore(Database database)
{
    private const string IsOver = "s.last_seen_at < @visitsBefore AND NOT EXISTS (SELECT 1 FROM leases l WHERE l.session_id = s.id AND l.seen_at >= @visitsBefore)";

    /// <summary>
    /// Deletes, of all sites, sessions (with leases and notes) last seen before <paramref name="visitsBefore"/>, and calls and the log's entries begun,
    /// leads made and deals last told of before <paramref name="callsBefore"/>, at most <paramref name="max"/> of each; returns how many went.
    /// </summary>
    public async Task<int> PurgeAsync(long visitsBefore, long callsBefore, int max, CancellationToken cancellation = default)
    {
        var purged = 0;
        await database.WriteAsync(
            async work =>
            {
                // Leases and notes go with their sessions by their foreign keys. The start bounds the search: it has the index, since it never changes
                // (an index of the last sights was rewritten by every sight: 6 µs of its 27).
                var sessions = await work.ExecuteAsync(
                    $"""
                    DELETE FROM sessions WHERE id IN (
                        SELECT s.id FROM sessions s WHERE s.started_at < @visitsBefore AND {IsOver}
                        ORDER BY s.started_at, s.id {work.Dialect.Limit})
                    """,
                    new { visitsBefore, limit = max });
                var old = await work.QueryAsync<(string Site, string Id)>(
                    $"SELECT site_id, id FROM calls WHERE started_at < @callsBefore ORDER BY started_at, site_id, id {work.Dialect.Limit}",
                    new { callsBefore, limit = max });
                var calls = await DeleteCallsAsync(work, old);
                var entries = await work.ExecuteAsync(
                    $"DELETE FROM audit_log WHERE id IN (SELECT id FROM audit_log WHERE made_at < @callsBefore ORDER BY made_at, id {work.Dialect.Limit})",
                    new { callsBefore, limit = max });
                var key = new { visitsBefore, callsBefore, limit = max };
                var phones = await work.ExecuteAsync(work.Dialect.DeleteSome("visitor_phones", "noted_at < @visitsBefore"), key);
                var deals = await DeleteDealsAsync(work, await work.QueryAsync<DealRow>(
                    $"{DealRow.Select} WHERE touched_at < @callsBefore ORDER BY touched_at, id {work.Dialect.Limit}", new { callsBefore, limit = max }));
                var refs = await work.ExecuteAsync(work.Dialect.DeleteSome("crm_refs", "added_at < @callsBefore"), key);
                var fetches = await work.ExecuteAsync(work.Dialect.DeleteSome("crm_fetches", "due_at IS NULL AND added_at < @visitsBefore"), key);
                var mails = await work.ExecuteAsync(work.Dialect.DeleteSome("mails", "created_at < @before"), new { before = Math.Max(visitsBefore, callsBefore), limit = max });
                var tasks = await work.ExecuteAsync(work.Dialect.DeleteSome("callbacks", CallbackStore.IsOld), new { before = callsBefore, limit = max });
                var leads = await DeleteLeadsAsync(work, await work.QueryAsync<(string, string, long)>(
                    $"SELECT id, site_id, made_at FROM leads WHERE made_at < @callsBefore ORDER BY made_at, id {work.Dialect.Limit}", new { callsBefore, limit = max }));
                purged = Math.Max(sessions + calls + entries + deals + leads, new[] { phones, refs, fetches, mails, tasks }.Max());
                return true;
            },
            cancellation);
        return purged;
    }

    /// <summary>
    /// The same for one site that keeps less: its calls begun before <paramref name="callsBefore"/> go, those begun before
    /// <paramref name="callersBefore"/> lose who called or was called and what was written of them, and so do phones that visitors left and deals last
    /// told of; at most <paramref name="max"/> of each.
    /// </summary>
    /// <param name="now">Unix ms: reports that come later do not tell again what is forgotten.</param>
    public async Task<int> PurgeCallsAsync(string site, long callsBefore, long callersBefore, long now, int max, CancellationToken cancellation = default)
    {
        var purged = 0;
        await database.WriteAsync(
            async work =>
            {
                var key = new { site, callsBefore, callersBefore, limit = max };
                var old = await work.QueryAsync<(string Site, string Id)>(
                    $"SELECT site_id, id FROM calls WHERE site_id = @site AND started_at < @callsBefore ORDER BY started_at, id {work.Dialect.Limit}",
                    key);
                var deleted = await DeleteCallsAsync(work, old);

                var known = await work.QueryAsync<string>(
                    $"SELECT id FROM calls WHERE site_id = @site AND forgotten_at IS NULL AND started_at < @callersBefore ORDER BY started_at {work.Dialect.Limit}",
                    key);
                await ForgetCallersAsync(work, site, known, now);
                var phones = await work.ExecuteAsync(work.Dialect.DeleteSome("visitor_phones", "site_id = @site AND noted_at < @callersBefore"), key);
                var tasks = await CallbackStore.ForgetAsync(work, site, callersBefore, max);
                tasks = Math.Max(tasks, await work.ExecuteAsync(work.Dialect.DeleteSome("callbacks", "site_id = @site AND " + CallbackStore.IsOld), new { site, before = callsBefore, limit = max }));

                // Deals go by when they were last told of. CRMs write the customer's name or number into a deal's title.
                var deals = await DeleteDealsAsync(work, await work.QueryAsync<DealRow>(
                    $"{DealRow.Select} WHERE site_id = @site AND touched_at < @callsBefore ORDER BY touched_at, id {work.Dialect.Limit}", key));
                var cleared = await work.ExecuteAsync(
                    $"""
                    UPDATE deals SET phone = NULL, title = NULL WHERE id IN (
                        SELECT id FROM deals WHERE site_id = @site AND touched_at < @callersBefore AND (phone IS NOT NULL OR title IS NOT NULL)
                        ORDER BY touched_at, id {work.Dialect.Limit})
                    """,
                    key);
                // A lead that has lost who it was is still counted.
                var leads = await DeleteLeadsAsync(work, await work.QueryAsync<(string, string, long)>(
                    $"SELECT id, site_id, made_at FROM leads WHERE site_id = @site AND made_at < @callsBefore ORDER BY made_at, id {work.Dialect.Limit}", key));
                var named = $"SELECT id FROM leads WHERE site_id = @site AND made_at < @callersBefore AND {LeadRow.IsNamed} ORDER BY made_at, id {work.Dialect.Limit}";
                await Outbox.ForgetLeadsAsync(work, named, key);
                var nameless = await work.ExecuteAsync($"UPDATE leads SET {LeadRow.Nameless} WHERE id IN ({named})", key);
                purged = new[] { deleted + known.Count, deals + cleared, leads + nameless, phones, tasks }.Max();
                return true;
            },
            cancellation);
        return purged;
    }

    /// <summary>
    /// Goes on with a walk through all old sessions, oldest first, and deletes those that their own site keeps no longer: sessions have no index by
    /// site, which every visit would have to pay for.
    /// </summary>
    /// <param name="visitsBefore">For each site that keeps less than the others: sessions last seen before this Unix time in ms go.</param>
    /// <param name="after">Where the step before ended; null at first.</param>
    /// <param name="max">Most sessions to look at.</param>
    /// <returns>Where the next step goes on; null: the walk is done.</returns>
    public async Task<(long StartedAt, string Id)?> PurgeVisitsAsync(
        IReadOnlyDictionary<string, long> visitsBefore, (long StartedAt, string Id)? after, int max, CancellationToken cancellation = default)
    {
        if (visitsBefore.Count == 0)
        {
            return null;
        }

        var seen = await database.ReadAsync(
            work => work.QueryAsync<(string Site, long StartedAt, string Id)>(
                $"""
                SELECT site_id, started_at, id FROM sessions
                WHERE started_at >= @at AND started_at < @before AND (started_at > @at OR id > @id) ORDER BY started_at, id {work.Dialect.Limit}
                """,
                new { at = after?.StartedAt ?? 0, id = after?.Id ?? "", before = visitsBefore.Values.Max(), limit = max }),
            cancellation);
        var old = seen.Where(session => visitsBefore.TryGetValue(session.Site, out var before) && session.StartedAt < before).ToList();
        if (old.Count > 0)
        {
            await database.WriteAsync(
                async work => await work.ExecuteAsync(
                    $"DELETE FROM sessions WHERE id IN (SELECT s.id FROM sessions s WHERE s.id = @id AND {IsOver})",
                    old.Select(session => new { id = session.Id, visitsBefore = visitsBefore[session.Site] }).ToList()) > 0,
                cancellation);
        }

        return seen.Count < max ? null : (seen[^1].StartedAt, seen[^1].Id);
    }

    /// <summary>
    /// Deletes deliveries made before <paramref name="before"/> that are done, those of destinations that are gone, and events that no delivery needs
    /// any more, at most <paramref name="max"/> of each; returns how many went.
    /// </summary>
    public async Task<int> PurgeDeliveriesAsync(long before, int max, CancellationToken cancellation = default)
    {
        // Looked for outside the transaction, since where there are none all rows are looked at.
        var orphans = await database.ReadAsync(
            work => work.QueryAsync<long>(
                $"SELECT id FROM deliveries WHERE destination_id NOT IN (SELECT id FROM destinations) ORDER BY destination_id, id {work.Dialect.Limit}", new { limit = max }),
            cancellation);
        var purged = 0;
        await database.WriteAsync(
            async work =>
            {
                var key = new { first = DeliveryIds.First(before), before, pending = DeliveryState.Pending, limit = max };
                var done = await work.ExecuteAsync(
                    $"DELETE FROM deliveries WHERE id IN (SELECT id FROM deliveries WHERE id < @first AND state <> @pending ORDER BY id {work.Dialect.Limit})", key);
                done += await work.ExecuteAsync("DELETE FROM deliveries WHERE id = @id", orphans.Select(id => new { id }).ToList());
                var events = await work.ExecuteAsync(
                    $"""
                    DELETE FROM call_events WHERE id IN (
                        SELECT e.id FROM call_events e WHERE e.occurred_at < @before AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.event_id = e.id)
                        ORDER BY e.occurred_at {work.Dialect.Limit})
                    """,
                    key);
                purged = done + events;
                return true;
            },
            cancellation);
        return purged;
    }

    private static async Task ForgetCallersAsync(Work work, string site, List<string> calls, long now)
    {
        var keys = calls.Select(id => new { site, id, now }).ToList();
        await work.ExecuteAsync(
            $"UPDATE calls SET caller = NULL, dialled = CASE WHEN {OwnNumbers.DialledElse} THEN '' ELSE dialled END, forgotten_at = @now WHERE site_id = @site AND id = @id", keys);
        await CallTexts.DeleteAsync(work, site, calls);

        // Events hold the call as it was, with its caller; their deliveries go with them.
        await work.ExecuteAsync("DELETE FROM call_events WHERE site_id = @site AND call_id = @id", keys);
    }

    private static async Task<int> DeleteCallsAsync(Work work, List<(string Site, string Id)> calls)
    {
        await ReportChanges.MarkAsync(work, [.. calls.Select(call => new ReportChanges.CallKey(call.Site, call.Id))]);
        var keys = calls.Select(call => new { call.Site, call.Id }).ToList();
        await work.ExecuteAsync("DELETE FROM call_events WHERE site_id = @Site AND call_id = @Id", keys);
        await ConversationRows.DeleteAsync(work, [.. calls.Select(call => new ConversationRows.CallKey(call.Site, call.Id))]);
        return await work.ExecuteAsync("DELETE FROM calls WHERE site_id = @Site AND id = @Id", keys);
    }

    private static async Task<int> DeleteLeadsAsync(Work work, List<(string Id, string Site, long MadeAt)> leads)
    {
        await ReportChanges.MarkFormsAsync(work, leads.Select(lead => (lead.Site, lead.MadeAt)));
        await work.ExecuteAsync("DELETE FROM call_events WHERE lead_id = @Id", leads.ConvertAll(lead => new { lead.Id }));
        return await work.ExecuteAsync("DELETE FROM leads WHERE id = @Id", leads.ConvertAll(lead => new { lead.Id }));
    }

    private static async Task<int> DeleteDealsAsync(Work work, List<DealRow> deals)
    {
        await FactDeals.ChangedAsync(work, [.. deals.Select(deal => deal.ToDeal())]);
        return await work.ExecuteAsync("DELETE FROM deals WHERE id = @Id", deals.ConvertAll(deal => new { deal.Id }));
    }
}
