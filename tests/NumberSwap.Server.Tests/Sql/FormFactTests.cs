using NumberSwap.Core.Deals;
using NumberSwap.Core.Leads;
using NumberSwap.Core.Reporting;
using NumberSwap.Sql.Engines;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

/// <summary>Forms' rows of <c>report_facts</c>, and which form a deal finds.</summary>
[Collection("sql")]
public sealed class FormFactTests
{
    private const long T = Some.Time;
    private const long DayMs = 24 * 3600_000L;
    private const string Phone = "+79161234567";

    [Theory, ClassData(typeof(Engines))]
    public async Task A_form_counts_for_its_visit_also_when_that_is_kept_no_longer(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new RecordStore(test).RecordAsync([Some.Started("first", T - DayMs, Some.Lease("l0")), Some.Started("session-1", T - 100, Some.Lease("l1"))], []);
        await test.ExecuteAsync("UPDATE sessions SET visitor = 'one'");
        var store = new LeadStore(test);
        await store.PutAsync(Lead("a", T) with { Session = "session-1" }, requireConsent: false, needsSession: true);
        await store.PutAsync(Lead("b", T + 1) with { Phone = null }, requireConsent: false, needsSession: true);

        var before = await FactsAsync(test);
        Assert.Equal([("a", 1.0, 1), ("b", 0.0, 0)], before.Select(fact => (fact.Contact, fact.Probability, fact.Client)));
        Assert.Equal([(true, true), (false, false)], before.Select(fact => (fact.Last > 0, fact.First > 0)));

        await test.ExecuteAsync("DELETE FROM leases; DELETE FROM sessions");
        await store.PutAsync(Lead("a", T) with { Session = null, Name = "Anna" }, requireConsent: false, needsSession: false);
        Assert.Equal(before, await FactsAsync(test));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_form_that_is_deleted_forgotten_or_too_old_leaves_no_facts(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new LeadStore(test);
        await store.AddAsync([Lead("old", T), Lead("deleted", T + DayMs) with { Phone = null }, Lead("theirs", T + (2 * DayMs)), Lead("another", T + (2 * DayMs)) with { Phone = "+79160000000" }]);
        Assert.Equal(["old", "deleted", "another", "theirs"], (await FactsAsync(test)).Select(fact => fact.Contact));

        await new RetentionStore(test).PurgeCallsAsync("site", T + 1, T + 1, T + 1, 100);
        Assert.Equal(["deleted", "another", "theirs"], (await FactsAsync(test)).Select(fact => fact.Contact));
        Assert.True(await store.DeleteAsync("site", "deleted", T));
        Assert.Equal(["another", "theirs"], (await FactsAsync(test)).Select(fact => fact.Contact));
        Assert.Equal(1, (await store.EraseAsync(await new ErasureStore(test).FindAsync("site", Phone))).Leads);
        Assert.Equal(["another"], (await FactsAsync(test)).Select(fact => fact.Contact));
        await new RetentionStore(test).PurgeAsync(T + (9 * DayMs), T + (9 * DayMs), 100);
        Assert.Empty(await FactsAsync(test));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_deal_has_a_call_or_a_form_and_the_better_one_replaces_the_other(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var (leads, deals) = (new LeadStore(test), new DealStore(test));
        await leads.AddAsync([Lead("by-phone", T), Lead("by-id", T) with { Phone = null }, Lead("told", T) with { Kind = LeadKind.Api, ExternalId = "crm-7", Phone = null }]);
        await leads.AddAsync([Lead("taken", T) with { ExternalId = "crm-8", Phone = null }]);

        var deal = await PutAsync(deals, Told("1") with { Phone = Phone });
        Assert.Equal((null, "by-phone", DealMatch.FormPhone), Match(deal));
        Assert.Equal((null, "by-id", DealMatch.Form), Match(await PutAsync(deals, Told("2") with { Lead = "by-id" })));
        Assert.Equal((null, "told", DealMatch.Form), Match(await PutAsync(deals, Told("3") with { Lead = "crm-7" })));
        // What a page calls its form is nothing that a CRM could have meant.
        Assert.Equal((null, null, DealMatch.None), Match(await PutAsync(deals, Told("4") with { Lead = "crm-8" })));

        // Somebody who called as well: by the phone the call counts, by its id the form.
        await new RecordStore(test).RecordAsync([], [Some.Call("call", T - 5)]);
        await deals.SearchDueAsync(T + DayMs, 100);
        Assert.Equal(("call", null, DealMatch.Phone), Match((await deals.FindAsync("site", deal.Id))!));
        Assert.Equal((null, "by-id", DealMatch.Form), Match(await PutAsync(deals, Told("5") with { Lead = "by-id", Phone = Phone })));
        Assert.Equal(("call", null, DealMatch.CallId), Match(await PutAsync(deals, Told("5") with { Lead = "by-id", Phone = Phone, Call = "call", UpdatedAt = T + 1 })));
        // Another lead is said: what was found by the first one is looked for again.
        Assert.Equal((null, "told", DealMatch.Form), Match(await PutAsync(deals, Told("2") with { Lead = "crm-7", UpdatedAt = T + 1 })));
    }

    /// <summary>Leads that were there before forms were counted get their facts by the migration, and deals find them.</summary>
    [Theory, ClassData(typeof(Engines))]
    public async Task Leads_of_before_are_counted_too(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var deals = new DealStore(test);
        var deal = await PutAsync(deals, Told("1") with { Phone = Phone });
        await new LeadStore(test).AddAsync([Lead("a", T), Lead("b", T + 5), Lead("c", T + DayMs)]);
        await test.ExecuteAsync("DELETE FROM fact_changes; UPDATE deals SET due_at = NULL");
        Assert.Empty(await FactsAsync(test));

        foreach (var statement in Migration.Of(test.Database.Dialect.Name).Single(migration => migration.Name.Contains("0022", StringComparison.Ordinal)).Statements.Where(text => !text.Contains("form_id", StringComparison.Ordinal)))
            await test.ExecuteAsync(statement);
        Assert.Equal(["a", "b", "c"], (await FactsAsync(test)).Select(fact => fact.Contact));
        await deals.SearchDueAsync(T + DayMs, 10);
        Assert.Equal((null, "b", DealMatch.FormPhone), Match((await deals.FindAsync("site", deal.Id))!));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Who_forgets_a_person_forgets_what_a_CRM_wrote_of_their_form(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new LeadStore(test).AddAsync([Lead("theirs", T), Lead("another", T) with { Phone = "+79160000000" }]);
        var deals = new DealStore(test);
        await deals.PutAsync([Told("1") with { Lead = "theirs", Title = "Anna" }, Told("2") with { Lead = "another", Title = "Boris" }], T);
        await new ErasureStore(test).EraseAsync(await new ErasureStore(test).FindAsync("site", Phone), T);
        Assert.Equal([("1", null), ("2", "Boris")], (await deals.ListAsync(new DealFilter { Site = "site" })).Select(deal => (deal.ExternalId, deal.Title)).Order());
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Who_wrote_or_called_before_is_no_new_client(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new LeadStore(test);
        await store.PutAsync(Lead("b", T + DayMs), requireConsent: false, needsSession: false);
        Assert.Equal([("b", 1)], (await FactsAsync(test)).Select(fact => (fact.Contact, fact.Client)));
        await store.PutAsync(Lead("a", T + 10), requireConsent: false, needsSession: false);
        Assert.Equal([("a", 1), ("b", 2)], (await FactsAsync(test)).Select(fact => (fact.Contact, fact.Client)));
        await new RecordStore(test).RecordAsync([], [Some.Call("call", T - 5)]);
        Assert.Equal([("a", 2), ("b", 2)], (await FactsAsync(test)).Where(fact => fact.Kind == (int)ContactKind.Form).Select(fact => (fact.Contact, fact.Client)));
    }

    private static Lead Lead(string id, long at) => new()
    {
        Id = id,
        Site = "site",
        Kind = LeadKind.Form,
        ExternalId = "external-" + id,
        MadeAt = at,
        UpdatedAt = at,
        Phone = Phone,
        Consent = new LeadConsent(true, null, null),
    };

    private static DealReport Told(string id) => new() { Site = "site", System = "crm", ExternalId = id, OpenedAt = T + 1000, UpdatedAt = T };

    private static async Task<Deal> PutAsync(DealStore store, DealReport report) => (await store.PutAsync([report], T + 1000))[0].Deal;

    private static (string? Call, string? Form, DealMatch By) Match(Deal deal) => (deal.Call, deal.Form, deal.MatchedBy);

    private static async Task<List<Fact>> FactsAsync(TestDatabase test)
    {
        await new FactStore(test).RefreshAsync("site", 0, T + (99 * DayMs));
        return await test.Database.ReadAsync(
            work => work.QueryAsync<Fact>(
                "SELECT contact_id AS Contact, kind AS Kind, probability AS Probability, client AS Client, last_touch AS Last, first_touch AS First FROM report_facts WHERE site_id = 'site' ORDER BY slot, contact_id"),
            CancellationToken.None);
    }

    private sealed record Fact
    {
        public required string Contact { get; init; }
        public int Kind { get; init; }
        public double Probability { get; init; }
        public int Client { get; init; }
        public int Last { get; init; }
        public int First { get; init; }
    }
}
