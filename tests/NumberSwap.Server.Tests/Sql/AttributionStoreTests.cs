using NumberSwap.Core.Attribution;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class AttributionStoreTests
{
    private const long T = Some.Time;
    private const string Phone = "+79161234567";

    private static readonly CallAttribution Better = new(
        MatchLevel.Source, 0.75, Lease: null, Some.Visit().Source, "campaign", [new Candidate("s", 0.4, "yandex", "kotly", 90, Evidence.Tap)], new Certainty(0.4, 0.75, 0.75), 0.05);

    [Theory, ClassData(typeof(Engines))]
    public async Task What_is_believed_now_stands_beside_what_was_said_at_the_ring(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new RecordStore(test).RecordAsync([], [Due("late", T + 9), Due("now", T), Some.Call("never", T)]);
        var store = new AttributionStore(test);
        var call = Assert.Single(await store.DueAsync(T, 10));
        Assert.Equal(("now", 1), (call.Id, call.AttributionVersion));

        Assert.True(await store.ReplaceAsync(call, Better, T + 1, T + 5));
        Assert.False(await store.ReplaceAsync(call, Better with { Probability = 0.1 }, T + 2, next: null));

        var replaced = (await new CallStore(test).FindAsync("site", "now"))!;
        Assert.Equivalent(Better, replaced.Attribution, strict: true);
        Assert.Equivalent(Some.NoAttribution, replaced.RingAttribution, strict: true);
        Assert.Equal((2, T + 1), (replaced.AttributionVersion, replaced.AttributedAt));
        Assert.Equal("now", Assert.Single(await new CallStore(test).ListAsync(new() { Campaign = "campaign", Limit = 10 })).Id);
        Assert.Empty(await store.DueAsync(T + 4, 10));

        Assert.True(await store.ReplaceAsync((await store.DueAsync(T + 5, 10)).Single(), Better with { Probability = 0.8 }, T + 6, next: null));
        Assert.Equivalent(Some.NoAttribution, (await new CallStore(test).FindAsync("site", "now"))!.RingAttribution, strict: true);
        await store.PostponeAsync((await store.DueAsync(T + 9, 10)).Single(), T + 20);
        Assert.Empty(await store.DueAsync(T + 19, 10));
        Assert.Equal("late", (await store.DueAsync(T + 20, 10)).Single().Id);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_phone_is_known_by_forms_and_by_earlier_calls(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var matched = Some.NoAttribution with { Match = MatchLevel.Session, Probability = 0.9, Lease = CallStoreTests.Lease() with { Session = "s1" } };
        await new RecordStore(test).RecordAsync(
            [Some.Started("s1", T - 100, Some.Lease("l1")), Some.Started("s2", T - 50, Some.Lease("l2"))],
            [Some.Call("before", T - 10) with { Attribution = matched }]);
        var store = new AttributionStore(test);

        Assert.False(await store.AddPhoneAsync("site", Phone, "unknown", T, T - 1000));
        Assert.False(await store.AddPhoneAsync("elsewhere", Phone, "s2", T, T - 1000));
        Assert.True(await store.AddPhoneAsync("site", Phone, "s2", T, T - 1000));
        Assert.True(await store.AddPhoneAsync("site", Phone, "s2", T + 1, T - 1000));

        Assert.Equal(
            [new KnownVisitor("visitor-s2", 1, Form: true), new KnownVisitor("visitor-s1", 0.9, Form: false)],
            await store.KnownAsync("site", Phone, T - 1000, T + 1));
        Assert.Equal([new KnownVisitor("visitor-s2", 1, Form: true)], await store.KnownAsync("site", Phone, T - 1000, T - 1000));
        Assert.Empty(await store.KnownAsync("site", "+70000000000", 0, T + 1));
        Assert.Equal("before", (await store.DueAsync(T + 1, 10)).Single().Id);

        await new RetentionStore(test).PurgeAsync(T + 2, T - 1000, 100);
        Assert.Empty(await store.KnownAsync("site", Phone, T - 1000, T - 1000));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Phones_that_many_leave_or_that_one_leaves_among_many_are_no_truth_unless_a_system_told_them(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new RecordStore(test).RecordAsync(
            [Some.Started("s1", T - 100, Some.Lease("l1")), Some.Started("s2", T - 50, Some.Lease("l2")), Some.Started("s3", T - 40, Some.Lease("l3"))], [Some.Call("call", T - 10)]);
        var store = new AttributionStore(test);

        await store.AddPhoneAsync("site", Phone, "s1", T, T - 1000);
        await store.AddPhoneAsync("site", Phone, "s2", T + 1, T - 1000);
        Assert.Equal([("visitor-s2", 0.5), ("visitor-s1", 0.5)], await KnownAsync());

        // The second one has too many phones to be anybody's owner; calls from those are looked at again.
        for (var i = 0; i < 2; i++)
            await store.AddPhoneAsync("site", "+7916000000" + i, "s2", T + 1, T - 1000);
        await store.PostponeAsync((await store.DueAsync(T + 10, 10)).Single(), null);
        Assert.Empty(await store.DueAsync(T + 10, 10));
        await store.AddPhoneAsync("site", "+79160000009", "s2", T + 5, T - 1000);
        Assert.Equal("call", (await store.DueAsync(T + 10, 10)).Single().Id);
        Assert.Equal([("visitor-s1", 1.0)], await KnownAsync());

        await new LeadStore(test).PutAsync(
            new() { Id = "api", Site = "site", Kind = Core.Leads.LeadKind.Api, ExternalId = "api", MadeAt = T, UpdatedAt = T + 2, Phone = Phone, Session = "s3", Consent = new(null, null, null) },
            requireConsent: false,
            needsSession: true);
        Assert.Equal([("visitor-s3", 1.0), ("visitor-s1", 0.5)], await KnownAsync());

        async Task<IEnumerable<(string, double)>> KnownAsync() =>
            (await store.KnownAsync("site", Phone, T, T)).Select(known => (known.Visitor, known.Certainty));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task The_newest_two_models_of_a_site_are_kept(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new SiteModelStore(test);
        var visits = new Dictionary<string, double>(StringComparer.Ordinal) { ["pool"] = 1e-7 };
        for (var day = 1; day <= 3; day++)
        {
            var hours = new DayHours();
            hours.Add(T);
            await store.AddAsync("site", T + day, new SiteModel(DelayModel.Prior, visits, day, hours));
        }

        await store.AddAsync("other", T, SiteModel.Prior);

        var all = await store.AllAsync();
        Assert.Equal([("other", T), ("site", T + 2), ("site", T + 3)], all.Select(model => (model.Site, model.MadeAt)));
        Assert.True(all[2].Model.HourWeight(T) > all[2].Model.HourWeight(T + 3600_000));
        Assert.Equal((3, 1e-7), (all[2].Model.Calls, all[2].Model.VisitsOf("pool")));
        Assert.Equal(DelayModel.Prior.Density(60_000), all[2].Model.Delay.Density(60_000), 1e-15);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_site_learns_from_its_leased_numbers(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new SiteStore(test).AddAsync(Some.Site());
        await new PoolStore(test).AddAsync(Some.Pool(numbers: ["+74951234567", "+74951234568"]));
        await new RecordStore(test).RecordAsync(
            [Some.Started("s1", T, Some.Lease("l1")), Some.Started("s2", T + 50, Some.Lease("l2", "+74951234568")), Some.Seen("s2", T + 80, "l2")],
            [Some.Call("c", T) with { Attribution = Better }, Some.Call("nothing", T)]);
        var store = new SiteModelStore(test);

        Assert.Equal([("pool", 2L, 30L, T, 2L)], await store.TrafficAsync("site", T));
        Assert.Empty(await store.TrafficAsync("site", T + 51));
        Assert.Equal(2, (await store.HoursAsync("site", T)).Visits[(int)(T / 3600_000 % 24)]);
        Assert.Equal(2, (await store.HoursAsync("site", T)).Visits.Sum());
        Assert.Equivalent(Better, Assert.Single(await store.CallsAsync("site", T, 10)), strict: true);
        Assert.Empty(await store.CallsAsync("elsewhere", T, 10));
    }

    private static Core.Calls.RecordedCall Due(string id, long at) => Some.Call(id, T) with { AttributeAgainAt = at };
}
