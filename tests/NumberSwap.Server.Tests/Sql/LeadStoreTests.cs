using NumberSwap.Core.Attribution;
using NumberSwap.Core.Leads;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class LeadStoreTests
{
    private const long T = Some.Time;
    private const string Phone = "+79161234567";

    [Theory, ClassData(typeof(Engines))]
    public async Task A_lead_comes_back_as_it_was_stored_and_outlives_its_visit(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new RecordStore(test).RecordAsync([Some.Started("session-1", T - 100, Some.Lease("l1"))], []);
        var store = new LeadStore(test);
        var given = Lead("a", T) with
        {
            Name = "Анна '; DROP TABLE leads; --",
            Email = "a@b.example",
            Message = new string('я', 4000),
            Form = "order",
            Page = "https://shop.example/",
            Wish = "17:30",
            CallBy = T + 9,
            Consent = new LeadConsent(true, "Да", T),
            Session = "session-1",
        };

        var (outcome, stored) = await store.PutAsync(given, requireConsent: false, needsSession: true);
        await test.ExecuteAsync("DELETE FROM sessions");

        var visit = Some.Visit();
        var touch = new LeadTouch("yandex", "cpc", "kotly", visit.Source.Term, "campaign", visit.LandingPage);
        Assert.Equal((LeadOutcome.Added, given with { Visitor = "visitor-session-1", Touch = touch }), (outcome, stored));
        Assert.Equal(stored, await store.FindAsync("site", "a"));
        Assert.Null(await store.FindAsync("other", "a"));
        Assert.Equal([new KnownVisitor("visitor-session-1", 1, Form: true)], await new AttributionStore(test).KnownAsync("site", Phone, 0, T));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_persons_leads_go_also_those_without_the_phone(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new RecordStore(test).RecordAsync([Some.Started("session-1", T - 100, Some.Lease("l1"))], [Some.Call("call", T)]);
        var store = new LeadStore(test);
        await store.PutAsync(Lead("a", T) with { Session = "session-1" }, requireConsent: false, needsSession: true);
        await store.PutAsync(Lead("b", T + 1), requireConsent: false, needsSession: true);
        await store.PutAsync(Lead("c", T + 2) with { Phone = "+79160000000" }, requireConsent: false, needsSession: true);
        await store.PutAsync(Lead("d", T) with { Site = "other" }, requireConsent: false, needsSession: true);

        await store.PutAsync(Lead("e", T) with { Phone = null, Email = "a@b.example", Session = "session-1" }, requireConsent: false, needsSession: true);
        var person = await new ErasureStore(test).FindAsync("site", Phone);
        Assert.Equal((3, 0), await store.EraseAsync(person));
        Assert.Equal((0, 0), await store.EraseAsync(person));
        Assert.Equal(["c"], (await store.ListAsync(new LeadFilter { Site = "site" })).Select(lead => lead.Id));
        Assert.Single(await store.ListAsync(new LeadFilter { Site = "other" }));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_phone_that_is_corrected_taken_back_or_deleted_is_nobodys_any_more(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new RecordStore(test).RecordAsync([Some.Started("session-1", T - 100, Some.Lease("l1"))], []);
        var (store, attribution) = (new LeadStore(test), new AttributionStore(test));
        var lead = Lead("a", T) with { Session = "session-1" };
        await store.PutAsync(lead with { Phone = "+79160000000" }, requireConsent: false, needsSession: true);
        await store.PutAsync(lead, requireConsent: false, needsSession: true);
        Assert.Empty(await attribution.KnownAsync("site", "+79160000000", 0, T));
        Assert.Single(await attribution.KnownAsync("site", Phone, 0, T));

        await store.PutAsync(Lead("b", T) with { Session = "session-1" }, requireConsent: false, needsSession: true);
        await store.PutAsync(lead with { Consent = new LeadConsent(false, null, T) }, requireConsent: false, needsSession: true);
        Assert.Single(await attribution.KnownAsync("site", Phone, 0, T));
        Assert.True(await store.DeleteAsync("site", "b", T));
        Assert.False(await store.DeleteAsync("site", "b", T));
        Assert.Empty(await attribution.KnownAsync("site", Phone, 0, T));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Old_leads_go_and_younger_ones_lose_who_it_was(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new LeadStore(test);
        foreach (var lead in (Lead[])[Lead("old", T), Lead("young", T + 100), Lead("new", T + 200), Lead("others", T) with { Site = "other" }])
            await store.PutAsync(lead with { Name = "Anna", Email = "a@b.example", Message = "x", Form = "order" }, requireConsent: false, needsSession: false);

        while (await new RetentionStore(test).PurgeCallsAsync("site", T + 100, T + 200, T + 300, 1) > 0)
        {
        }

        var left = await store.ListAsync(new LeadFilter { Site = "site" });
        Assert.Equal([("new", Phone), ("young", null)], left.Select(lead => (lead.Id, lead.Phone)));
        Assert.Equal((null, null, null, "order"), (left[1].Name, left[1].Email, left[1].Message, left[1].Form));
        Assert.Equal(Phone, Assert.Single(await store.ListAsync(new LeadFilter { Site = "other" })).Phone);
        Assert.Equal(1, await new RetentionStore(test).PurgeAsync(T + 1, T + 1, 10));
        Assert.Empty(await store.ListAsync(new LeadFilter { Site = "other" }));
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
        Consent = new LeadConsent(null, null, null),
    };
}
