using NumberSwap.Core.Calls;
using NumberSwap.Core.Deals;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class DealStoreTests
{
    private const long T = Some.Time;
    private const long Hour = 3600_000;
    private const string Caller = "+79161234567";

    [Theory, ClassData(typeof(Engines))]
    public async Task A_deal_is_kept_exactly_and_told_again_it_is_the_same_one(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new DealStore(test);
        var report = Told("7") with
        {
            Lead = "L",
            Call = "nobody's",
            Phone = Caller,
            Title = "Котёл",
            Stage = "WON",
            Outcome = DealOutcome.Won,
            Amount = 123456789.1234m,
            Currency = "RUB",
            OpenedAt = T - Hour,
            ClosedAt = T,
        };

        var (deal, change) = Assert.Single(await store.PutAsync([report], T));
        Assert.Equal(DealChange.Added, change);
        Assert.Equal(deal, await store.FindAsync("site", deal.Id));
        Assert.Equal((123456789.1234m, "Котёл", DealOutcome.Won, T - Hour, T), (deal.Amount, deal.Title, deal.Outcome, deal.OpenedAt, deal.ClosedAt));

        Assert.Equal((deal, DealChange.Unchanged), Assert.Single(await store.PutAsync([report], T + 10)));
        Assert.Equal(DealChange.Changed, Assert.Single(await store.PutAsync([report with { Stage = "LOSE", UpdatedAt = T + 20 }], T + 20)).Change);
        Assert.Equal(DealChange.Added, Assert.Single(await store.PutAsync([report with { System = "csv" }], T + 20)).Change);
        Assert.Equal(DealChange.Added, Assert.Single(await store.PutAsync([report with { Site = "other" }], T + 20)).Change);
        Assert.Equal(3, (await test.DumpAsync("deals", "id")).Count);
        Assert.False(await store.DeleteAsync("other", deal.Id));
        Assert.True(await store.DeleteAsync("site", deal.Id));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_check_says_what_would_become_of_deals_and_stores_nothing(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new DealStore(test);

        Assert.Equal([DealChange.Added, DealChange.Changed], (await store.PutAsync([Told("1"), Told("1") with { Title = "x" }], T, isCheck: true)).Select(put => put.Change));
        Assert.Empty(await test.DumpAsync("deals", "id"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_number_finds_the_newest_call_before_the_deal_else_the_first_after_within_the_window(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await CallsAsync(test, ("long-ago", T - DealSearch.WindowMs - 1), ("old", T - (3 * Hour)), ("before", T - Hour), ("after", T + Hour), ("later", T + (2 * Hour)));
        var store = new DealStore(test);

        Assert.Equal("before", await FoundAsync(T));
        Assert.Equal("before", await FoundAsync(T - Hour));
        Assert.Equal("old", await FoundAsync(T - Hour - 1));
        Assert.Equal("old", await FoundAsync(T - (3 * Hour)));
        Assert.Equal("long-ago", await FoundAsync(T - DealSearch.WindowMs));
        Assert.Equal("later", await FoundAsync(T + DealSearch.WindowMs));
        Assert.Null(await FoundAsync(T + DealSearch.WindowMs + (3 * Hour)));
        Assert.Null((await PutAsync(store, Told("x") with { Phone = "+79160000000" })).Call);
        Assert.Null((await PutAsync(store, Told("x") with { Site = "other", Phone = Caller, OpenedAt = T })).Call);

        async Task<string?> FoundAsync(long opened)
        {
            var deal = await PutAsync(store, Told("d" + opened) with { Phone = Caller, OpenedAt = opened });
            Assert.Equal(deal.Call is null ? DealMatch.None : DealMatch.Phone, deal.MatchedBy);
            return deal.Call;
        }
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_better_way_replaces_a_worse_one_and_never_the_other_way_round(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await CallsAsync(test, ("by-phone", T - Hour), ("by-lead", T - Hour), ("by-id", T - (2 * Hour)));
        var (store, refs) = (new DealStore(test), new CrmRefStore(test));
        var deal = await PutAsync(store, Told("7") with { Phone = Caller, Lead = "L", OpenedAt = T - Hour - 1 });
        Assert.Equal(("by-id", DealMatch.Phone), (deal.Call, deal.MatchedBy));

        await refs.AddAsync(new CrmRef("site", "bitrix24", CrmRef.Lead, "L", "other-system"), T);
        Assert.Equal(DealMatch.Phone, (await store.FindAsync("site", deal.Id))!.MatchedBy);
        await refs.AddAsync(new CrmRef("site", "api", CrmRef.Lead, "L", "by-lead"), T);
        Assert.Equal(("by-lead", DealMatch.Lead), await MatchAsync(store, deal.Id));

        Assert.Equal(("by-id", DealMatch.CallId), Match(await PutAsync(store, Told("7") with { Call = "by-id", UpdatedAt = T + 1 })));
        await refs.AddAsync(new CrmRef("site", "api", CrmRef.Deal, "7", "by-lead"), T);
        Assert.Equal(("by-id", DealMatch.CallId), await MatchAsync(store, deal.Id));
        Assert.Equal([deal.Id], (await store.OfCallAsync("site", "by-id")).Select(found => found.Id));
        Assert.Empty(await store.OfCallAsync("other", "by-id"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_deal_that_is_told_of_after_its_lead_was_made_finds_the_call_by_it(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var (store, refs) = (new DealStore(test), new CrmRefStore(test));
        await refs.AddAsync(new CrmRef("site", "api", CrmRef.Lead, "L", "old"), T);
        await refs.AddAsync(new CrmRef("site", "api", CrmRef.Lead, "L", "call"), T);
        await refs.AddAsync(new CrmRef("site", "api", CrmRef.Deal, "9", "of-deal"), T);

        Assert.Equal("call", await refs.FindAsync("site", "api", CrmRef.Lead, "L"));
        Assert.Null(await refs.FindAsync("site", "api", CrmRef.Deal, "L"));
        Assert.Equal([new CrmRef("site", "api", CrmRef.Lead, "L", "call")], await refs.OfCallAsync("site", "call"));
        Assert.Equal(("call", DealMatch.Lead), Match(await PutAsync(store, Told("8") with { Lead = "L" })));
        Assert.Equal(("of-deal", DealMatch.Lead), Match(await PutAsync(store, Told("9"))));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_did_not_find_its_call_finds_it_when_it_is_recorded(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new DealStore(test);
        var named = await PutAsync(store, Told("1") with { Call = "c" });
        var called = await PutAsync(store, Told("2") with { Phone = Caller, OpenedAt = T });
        var never = await PutAsync(store, Told("3") with { Phone = "+79160000000" });
        Assert.Equal(0, await store.SearchDueAsync(T + 1, 10));

        await CallsAsync(test, ("c", T - Hour));
        Assert.Equal(3, await store.SearchDueAsync(T + 10_000, 10));
        Assert.Equal(("c", DealMatch.CallId), await MatchAsync(store, named.Id));
        Assert.Equal(("c", DealMatch.Phone), await MatchAsync(store, called.Id));
        Assert.Equal((null, DealMatch.None), await MatchAsync(store, never.Id));

        // The named one has no better way; the others go on.
        Assert.Equal(2, await store.SearchDueAsync(T + 20_000, 10));
        Assert.Equal(2, await store.SearchDueAsync(T + DealSearch.WindowMs, 10));
        Assert.Equal(0, await store.SearchDueAsync(T + (2 * DealSearch.WindowMs), 10));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Deals_are_listed_by_their_filters_in_parts(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await CallsAsync(test, ("c", T - Hour));
        var store = new DealStore(test);
        await store.PutAsync(
            [.. Enumerable.Range(0, 10).Select(i => Told("d" + i) with { OpenedAt = T + (i / 2), Outcome = (DealOutcome)(i % 3), Call = i == 4 ? "c" : null }), Told("o") with { Site = "other" }], T);
        var all = new DealFilter { Site = "site" };

        Assert.Equal(10, (await store.ListAsync(all)).Count);
        Assert.Equal(["d8", "d5", "d2"], (await store.ListAsync(all with { Outcome = DealOutcome.Lost })).Select(deal => deal.ExternalId));
        Assert.Equal(["d4"], (await store.ListAsync(all with { Unmatched = false })).Select(deal => deal.ExternalId));
        Assert.Equal(9, (await store.ListAsync(all with { Unmatched = true })).Count);
        Assert.Equal(4, (await store.ListAsync(all with { From = T + 1, To = T + 3 })).Count);
        var seen = new List<string>();
        for (DealPosition? at = null; ;)
        {
            var part = await store.ListAsync(all with { After = at, Limit = 3 });
            if (part.Count == 0)
                break;
            seen.AddRange(part.Select(deal => deal.Id));
            at = new DealPosition(part[^1].OpenedAt, part[^1].Id);
        }

        Assert.Equal((await store.ListAsync(all)).Select(deal => deal.Id), seen);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Two_who_tell_of_a_deal_at_one_moment_make_one(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var puts = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => new DealStore(test).PutAsync([Told("7") with { Stage = "s" + i, UpdatedAt = T + i }], T))));

        Assert.Single(puts, put => put[0].Change == DealChange.Added);
        Assert.Equal("s7", Assert.Single(await new DealStore(test).ListAsync(new DealFilter { Site = "site" })).Stage);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Customers_are_forgotten_with_the_callers_and_deals_go_with_the_calls(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new DealStore(test);
        await store.PutAsync([Told("old") with { Phone = Caller, Title = "Call of " + Caller }], T);
        await store.PutAsync([Told("new") with { Phone = Caller, Title = "Call of " + Caller }, Told("other") with { Site = "other", Phone = Caller }], T + 10);
        await new CrmRefStore(test).AddAsync(new CrmRef("site", "api", CrmRef.Lead, "L", "c"), T);
        var retention = new RetentionStore(test);

        await retention.PurgeCallsAsync("site", callsBefore: T, callersBefore: T + 1, now: T + 1, max: 100);
        var deals = await store.ListAsync(new DealFilter { Site = "site" });
        Assert.Equal([("new", Caller, "Call of " + Caller), ("old", null, null)], deals.OrderBy(deal => deal.ExternalId, StringComparer.Ordinal).Select(deal => (deal.ExternalId, deal.Phone, deal.Title)));

        await retention.PurgeCallsAsync("site", callsBefore: T + 1, callersBefore: T + 1, now: T + 1, max: 100);
        Assert.Equal(["new"], (await store.ListAsync(new DealFilter { Site = "site" })).Select(deal => deal.ExternalId));
        Assert.Equal(2, await retention.PurgeAsync(T + 11, T + 11, 100));
        Assert.Empty(await test.DumpAsync("deals", "id"));
        Assert.Empty(await test.DumpAsync("crm_refs", "external_id"));
    }

    private static DealReport Told(string id) => new() { Site = "site", System = "api", ExternalId = id, UpdatedAt = T };

    private static async Task<Deal> PutAsync(DealStore store, DealReport report) => Assert.Single(await store.PutAsync([report], T)).Deal;

    private static (string? Call, DealMatch By) Match(Deal deal) => (deal.Call, deal.MatchedBy);

    private static async Task<(string? Call, DealMatch By)> MatchAsync(DealStore store, string id) => Match((await store.FindAsync("site", id))!);

    private static Task CallsAsync(TestDatabase test, params (string Id, long At)[] calls) => new RecordStore(test).RecordAsync([], [.. calls.Select(call => At(call.Id, call.At))]);

    private static RecordedCall At(string id, long at)
    {
        var call = Some.Call(id, at);
        return call with { Entry = call.Entry with { StartedAt = at } };
    }
}
