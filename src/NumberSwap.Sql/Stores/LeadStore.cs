using System.Text.Json;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Callbacks;
using NumberSwap.Core.Erasure;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leads;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>leads</c>: who left a way to be reached. A phone that comes with a session is known truth for attribution.</summary>
public sealed class LeadStore(Database database)
{
    /// <summary>One session leaves no more leads than this: nobody fills in so many forms in earnest.</summary>
    public const int MostOfSession = 20;

    /// <summary>So many requests to be called back that pages told within an hour may be open at a site: more, and it is no visitors who send them.</summary>
    public const int MostOpenRequests = 60;

    private const string Insert =
        """
        INSERT INTO leads (id, site_id, kind, external_id, made_at, updated_at, phone, name, email, message, form, page, wish, call_by,
            consent, consent_text, consent_at, session_id, visitor, source, medium, campaign, term, rule_id, landing_page)
        VALUES (@Id, @Site, @Kind, @ExternalId, @MadeAt, @UpdatedAt, @Phone, @Name, @Email, @Message, @Form, @Page, @Wish, @CallBy,
            @Consent, @ConsentText, @ConsentAt, @Session, @Visitor, @Source, @Medium, @Campaign, @Term, @Rule, @LandingPage)
        """;

    private const string MadeAt = "SELECT site_id, made_at FROM leads WHERE site_id = @Site";

    private const string Update =
        """
        UPDATE leads SET updated_at = @UpdatedAt, phone = @Phone, name = @Name, email = @Email, message = @Message, form = @Form, page = @Page,
            wish = @Wish, call_by = @CallBy, consent = @Consent, consent_text = @ConsentText, consent_at = @ConsentAt, session_id = @Session,
            visitor = @Visitor, source = @Source, medium = @Medium, campaign = @Campaign, term = @Term, rule_id = @Rule, landing_page = @LandingPage
        WHERE id = @Id
        """;

    /// <summary>Adds a lead, or puts it over the one with its external id; with a phone and a known session, the calls of the phone are attributed again.</summary>
    /// <param name="lead">With its session's id; visitor and touch are looked up.</param>
    /// <param name="requireConsent">As the owner's settings say: what consent the lead has, counting earlier reports of it, decides whether it is kept nameless.</param>
    /// <param name="needsSession">True: a session that is not known refuses the lead; false: it is kept without one.</param>
    /// <param name="wishOf">What the lead as it is kept asks for, when somebody is to be called; its task is written with it. Null: nobody is.</param>
    /// <returns>What became of it, and the lead as it is then (the given one when nothing was stored), without a promise that no task stands for.</returns>
    public async Task<(LeadOutcome Outcome, Lead Lead)> PutAsync(
        Lead lead, bool requireConsent, bool needsSession, Func<Lead, CallbackWish?>? wishOf = null, CancellationToken cancellation = default)
    {
        var (outcome, stored) = (LeadOutcome.Added, lead);
        await database.WriteAsync(
            async work =>
            {
                (outcome, stored) = await PutAsync(work, lead, requireConsent, needsSession, wishOf);
                return outcome is LeadOutcome.Added or LeadOutcome.Changed;
            },
            cancellation);
        return (outcome, stored);
    }

    /// <summary>Adds many leads that are not there yet, with their visitors and touches; the phones are known truth for calls that come later.</summary>
    public Task AddAsync(IReadOnlyCollection<Lead> leads, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                await work.ExecuteEachAsync(Insert, [.. leads.Select(LeadRow.Of)]);
                await work.ExecuteEachAsync(
                    """
                    INSERT INTO visitor_phones (site_id, phone, visitor, noted_at)
                    SELECT @Site, @Phone, @Visitor, @MadeAt
                    WHERE NOT EXISTS (SELECT 1 FROM visitor_phones WHERE site_id = @Site AND phone = @Phone AND visitor = @Visitor)
                    """,
                    [.. leads.Where(lead => lead is { Phone: not null, Visitor: not null }).Select(lead => new { lead.Site, lead.Phone, lead.Visitor, lead.MadeAt })]);
                await ReportChanges.MarkFormsAsync(work, leads.Select(lead => (lead.Site, lead.MadeAt)));
                return leads.Count > 0;
            },
            cancellation);

    /// <summary>Those of a site's leads that have one of these ids; 1000 at most.</summary>
    public Task<IReadOnlyList<Lead>> ByIdsAsync(string site, IReadOnlyCollection<string> ids, CancellationToken cancellation = default) =>
        ids.Count == 0
            ? Task.FromResult<IReadOnlyList<Lead>>([])
            : database.ReadAsync<IReadOnlyList<Lead>>(
                async work => [.. (await work.QueryAsync<LeadRow>(LeadRow.Select + " WHERE id IN @ids AND COALESCE(site_id, '') = @site", new { site, ids })).Select(row => row.ToLead())],
                cancellation);

    /// <summary>The leads that the filter lets through, the newest first.</summary>
    public Task<IReadOnlyList<Lead>> ListAsync(LeadFilter filter, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<Lead>>(
            async work => [.. (await work.QueryAsync<LeadRow>(
                $"{LeadRow.Select}{Where(filter)}{Order(filter)}{work.Dialect.Limit}",
                new
                {
                    filter.Site, filter.Kind, filter.Phone, filter.Form, filter.Source, filter.Session, filter.From, filter.To,
                    AfterAt = filter.After?.MadeAt, AfterId = filter.After?.Id, limit = Math.Clamp(filter.Limit, 1, 1001),
                })).Select(row => row.ToLead())],
            cancellation);

    public Task<Lead?> FindAsync(string site, string id, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work => (await work.FindAsync<LeadRow>(LeadRow.Select + " WHERE site_id = @site AND id = @id", new { site, id }))?.ToLead(),
            cancellation);

    /// <summary>Deletes a lead; what its phone told of its visitor is forgotten too. False when the site has no such lead.</summary>
    public Task<bool> DeleteAsync(string site, string id, long now, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                if (await work.FindAsync<LeadRow>(LeadRow.Select + " WHERE site_id = @site AND id = @id", new { site, id }) is not { } row)
                {
                    return false;
                }

                await MarkAsync(work, row.ToLead());
                await Outbox.ForgetLeadsAsync(work, "@id", new { id });
                await CallbackRequests.ForgetLeadAsync(work, site, id);
                await work.ExecuteAsync("DELETE FROM leads WHERE id = @id", new { id });
                await ForgetPhoneAsync(work, row.ToLead(), now);
                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    /// <summary>Deletes the leads with a person's phone, and those that the visitors who have it left without one, with what was told of them; returns how many.</summary>
    public async Task<(int Leads, int Events)> EraseAsync(DataSubject person, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(person);
        var (erased, events) = (0, 0);
        await database.WriteAsync(
            async work =>
            {
                (erased, events) = (0, 0);
                await EraseAsync("site_id = @Site AND phone = @Phone", new { person.Site, person.Phone });
                foreach (var visitor in person.Visitors)
                {
                    await EraseAsync("site_id = @Site AND visitor = @visitor AND phone IS NULL", new { person.Site, visitor });
                }

                return true;

                async Task EraseAsync(string where, object parameters)
                {
                    await ReportChanges.MarkFormsAsync(work, await work.QueryAsync<(string, long)>("SELECT site_id, made_at FROM leads WHERE " + where, parameters));
                    events += await Outbox.ForgetLeadsAsync(work, "SELECT id FROM leads WHERE " + where, parameters);
                    erased += await work.ExecuteAsync("DELETE FROM leads WHERE " + where, parameters);
                }
            },
            cancellation);
        return (erased, events);
    }

    private static async Task<(LeadOutcome, Lead)> PutAsync(Work work, Lead lead, bool requireConsent, bool needsSession, Func<Lead, CallbackWish?>? wishOf)
    {
        var row = await work.FindAsync<LeadRow>(LeadRow.Select + " WHERE site_id = @Site AND kind = @Kind AND external_id = @ExternalId", new { lead.Site, lead.Kind, lead.ExternalId });
        var session = lead.Session is null ? null
            : await work.FindAsync<SessionRow>("SELECT visitor AS Visitor, visit AS Visit FROM sessions WHERE id = @Session AND site_id = @Site", new { lead.Session, lead.Site });
        if (needsSession && lead.Session is not null && session is null)
        {
            return (LeadOutcome.UnknownSession, lead);
        }

        if (row is null && session is not null && await work.SingleAsync<int>("SELECT COUNT(*) FROM leads WHERE session_id = @Session", new { lead.Session }) >= MostOfSession)
        {
            return (LeadOutcome.TooMany, lead);
        }

        lead = lead with { Session = session is null ? null : lead.Session, Visitor = session?.Visitor, Touch = session?.ToTouch() };
        var merged = row is null ? lead : lead.Over(row.ToLead());
        var mayKeep = merged.Consent.Allows(requireConsent);
        merged = mayKeep ? merged : merged.Nameless();
        if (wishOf?.Invoke(merged) is { } wish && await CallbackRequests.WriteAsync(work, wish, MostOpenRequests) is null)
        {
            merged = merged with { CallBy = null };
        }

        await work.ExecuteAsync(row is null ? Insert : Update, LeadRow.Of(merged));
        await MarkAsync(work, merged);
        if (row is null)
        {
            await Outbox.AddLeadAsync(work, merged);
        }
        else if (!mayKeep)
        {
            // Consent was taken back: what was told, or is still to be, has who it was.
            await Outbox.ForgetLeadsAsync(work, "@Id", new { merged.Id });
            await CallbackRequests.ForgetLeadAsync(work, merged.Site, merged.Id);
        }

        if (row is { Phone: not null } && row.Phone != merged.Phone)
        {
            await MarkAsync(work, row.ToLead());
            await ForgetPhoneAsync(work, row.ToLead(), merged.UpdatedAt);
        }

        if (merged is { Phone: { } phone, Visitor: { } visitor })
        {
            await AttributionStore.AddPhoneAsync(work, merged.Site, phone, visitor, merged.UpdatedAt, merged.UpdatedAt - CallAttributor.WindowMs);
        }

        return (row is null ? LeadOutcome.Added : LeadOutcome.Changed, merged);
    }

    /// <summary>Its facts are made anew, and those of the phone's other leads: whether they were the first is part of them.</summary>
    private static async Task MarkAsync(Work work, Lead lead)
    {
        await ReportChanges.MarkFormsAsync(work, [(lead.Site, lead.MadeAt)]);
        if (lead.Phone is not null)
        {
            await ReportChanges.MarkFormsAsync(work, await work.QueryAsync<(string, long)>($"{MadeAt} AND phone = @Phone", lead));
        }
    }

    /// <summary>Forgets that a lead's visitor has its phone, when no other lead says so.</summary>
    private static async Task ForgetPhoneAsync(Work work, Lead lead, long now)
    {
        if (lead is not { Phone: { } phone, Visitor: { } visitor })
        {
            return;
        }

        var key = new { site = lead.Site, phone, visitor, now, since = now - CallAttributor.WindowMs };
        if (await work.SingleAsync<int>("SELECT COUNT(*) FROM leads WHERE site_id = @site AND phone = @phone AND visitor = @visitor", key) == 0
            && await work.ExecuteAsync("DELETE FROM visitor_phones WHERE site_id = @site AND phone = @phone AND visitor = @visitor", key) > 0)
        {
            await work.ExecuteAsync("UPDATE calls SET reattribute_at = @now WHERE site_id = @site AND caller = @phone AND started_at >= @since", key);
        }
    }

    private static string Where(LeadFilter filter)
    {
        var where = new Conditions();
        where.Add(true, "site_id = @Site");
        where.Add(filter.Kind is not null, "kind = @Kind");
        where.Add(filter.Phone is not null, "phone = @Phone");
        where.Add(filter.Form is not null, "form = @Form");
        where.Add(filter.Source is not null, "source = @Source");
        where.Add(filter.Session is not null, "session_id = @Session");
        where.Add(filter.From is not null, "made_at >= @From");
        where.Add(filter.To is not null, "made_at < @To");
        where.Add(filter.After is not null, "made_at <= @AfterAt AND (made_at < @AfterAt OR id < @AfterId)");
        return where.ToString();
    }

    // COALESCE hides the order from SQLite's planner, which would walk all of the site's leads in it to find those of one phone.
    private static string Order(LeadFilter filter) =>
        filter.Phone is null && filter.Session is null ? " ORDER BY made_at DESC, id DESC " : " ORDER BY COALESCE(made_at, 0) DESC, id DESC ";

    private sealed record SessionRow
    {
        public required string Visitor { get; init; }
        public required string Visit { get; init; }

        public LeadTouch ToTouch()
        {
            var visit = JsonSerializer.Deserialize(Visit, JournalJson.Default.Visit)!;
            return new LeadTouch(visit.Source.Source, visit.Source.Medium, visit.Source.Campaign, visit.Source.Term, visit.Campaign, visit.LandingPage);
        }
    }
}
