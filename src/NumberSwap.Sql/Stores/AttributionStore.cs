using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Journal;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Attributes calls again: reads which are due and who is known to have called, and replaces what <see cref="RecordStore"/> wrote of them.</summary>
public sealed class AttributionStore(Database database)
{
    private const string Replace =
        """
        UPDATE calls SET
            ring_attribution = COALESCE(ring_attribution, attribution), attribution = @Json, attribution_version = attribution_version + 1,
            attributed_at = @Now, reattribute_at = @Next,
            match_level = CASE WHEN correction IS NULL THEN @MatchLevel ELSE match_level END,
            probability = CASE WHEN correction IS NULL THEN @Probability ELSE probability END,
            session_id = CASE WHEN correction IS NULL THEN @Session ELSE session_id END,
            source = CASE WHEN correction IS NULL THEN @Source ELSE source END,
            medium = CASE WHEN correction IS NULL THEN @Medium ELSE medium END,
            campaign_id = CASE WHEN correction IS NULL THEN @Campaign ELSE campaign_id END
        WHERE site_id = @Site AND id = @Call AND attribution_version = @Version
        """;

    /// <summary>Calls that are to be attributed again by now, the longest due first.</summary>
    public Task<IReadOnlyList<CallRecord>> DueAsync(long now, int max, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<CallRecord>>(
            async work =>
            {
                var rows = await work.QueryAsync<CallRow>(
                    $"{CallStore.Select} WHERE reattribute_at <= @now ORDER BY reattribute_at, site_id, id {database.Dialect.Limit}",
                    new { now, limit = max });
                return [.. rows.Select(row => row.ToRecord())];
            },
            cancellation);

    /// <summary>Replaces a call's attribution, keeping what was said at the ring. False when somebody else has done so meanwhile.</summary>
    /// <remarks>While somebody's correction stands it goes on to count: the filters' columns stay as it says.</remarks>
    public Task<bool> ReplaceAsync(CallRecord call, CallAttribution attribution, long now, long? next, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                var key = new ReportChanges.CallKey(call.Site, call.Id);
                await ReportChanges.MarkAsync(work, [key]);
                var outbox = await OutboxWriter.LookAsync(work, [key]);
                if (await work.ExecuteAsync(Replace, new NewAttribution(call.Site, call.Id, call.AttributionVersion, attribution, now, next)) == 0)
                    return false;
                if (outbox is not null)
                    await outbox.WriteAsync(now);
                return true;
            },
            cancellation);

    /// <summary>Replaces the attributions of many calls, of those that nobody has replaced meanwhile.</summary>
    public Task ReplaceAsync(IReadOnlyCollection<NewAttribution> attributions, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                var keys = attributions.Select(given => new ReportChanges.CallKey(given.Site, given.Call)).ToList();
                var outbox = await OutboxWriter.LookAsync(work, keys);
                await work.ExecuteEachAsync(Replace, attributions);
                await ReportChanges.MarkAsync(work, keys);
                if (outbox is not null)
                    await outbox.WriteAsync(attributions.Max(given => given.Now));
                return true;
            },
            cancellation);

    /// <summary>Leaves a call's attribution as it is until <paramref name="next"/>.</summary>
    public Task PostponeAsync(CallRecord call, long? next, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work => await work.ExecuteAsync(
                "UPDATE calls SET reattribute_at = @next WHERE site_id = @site AND id = @id AND attribution_version = @version",
                new { next, site = call.Site, id = call.Id, version = call.AttributionVersion }) > 0,
            cancellation);

    /// <summary>
    /// The visitors to whom a phone is known to belong: by forms, and by the calls from it that began within [since, before).
    /// </summary>
    public Task<IReadOnlyList<KnownVisitor>> KnownAsync(string site, string phone, long since, long before, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<KnownVisitor>>(
            async work =>
            {
                var forms = await PhoneClaims.OfAsync(work, site, phone);
                var calls = await work.QueryAsync<(string Visitor, double Probability)>(OfCaller(database.Dialect), new { site, phone, since, before, limit = MostKnown });
                return [.. forms.Take(MostKnown), .. calls.Select(call => new KnownVisitor(call.Visitor, call.Probability, Form: false))];
            },
            cancellation);

    // COALESCE hides the order from SQLite's planner, which would walk a year of the site's calls in it to find those of one caller.
    internal static string OfCaller(Dialect dialect) =>
        $"""
        SELECT s.visitor, c.probability
        FROM calls c JOIN sessions s ON s.id = c.session_id
        WHERE c.site_id = @site AND c.caller = @phone AND c.started_at >= @since AND c.started_at < @before
        ORDER BY COALESCE(c.started_at, 0) DESC, c.id DESC {dialect.Limit}
        """;

    /// <summary>Remembers that a visitor left a phone in a form; the calls from it since <paramref name="since"/> are due again. False when the session is unknown.</summary>
    public Task<bool> AddPhoneAsync(string site, string phone, string session, long now, long since, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                var visitor = await work.FindAsync<string>("SELECT visitor FROM sessions WHERE id = @session AND site_id = @site", new { session, site });
                if (visitor is null)
                    return false;
                await AddPhoneAsync(work, site, phone, visitor, now, since);
                return true;
            },
            cancellation);

    /// <summary>The same within a transaction, for a visitor who is known already.</summary>
    internal static async Task AddPhoneAsync(Work work, string site, string phone, string visitor, long now, long since)
    {
        var parameters = new { site, phone, visitor, now, since };
        if (await work.ExecuteAsync("UPDATE visitor_phones SET noted_at = @now WHERE site_id = @site AND phone = @phone AND visitor = @visitor", parameters) == 0)
        {
            await work.ExecuteAsync("INSERT INTO visitor_phones (site_id, phone, visitor, noted_at) VALUES (@site, @phone, @visitor, @now)", parameters);
            await PhoneClaims.DoubtAsync(work, site, visitor, now, since);
        }

        await work.ExecuteAsync("UPDATE calls SET reattribute_at = @now WHERE site_id = @site AND caller = @phone AND started_at >= @since", parameters);
    }

    // More of them would only repeat themselves.
    private const int MostKnown = 8;
}
