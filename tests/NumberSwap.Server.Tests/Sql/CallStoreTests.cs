using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Leasing;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class CallStoreTests
{
    private const long T = Some.Time;

    [Theory, ClassData(typeof(Engines))]
    public async Task Pages_follow_each_other_without_gap_or_repetition_where_times_are_equal(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var calls = Enumerable.Range(0, 40).Select(i => At(Some.Call($"c{i:00}", T, site: $"site{i % 3}"), T + (i % 4))).ToList();
        await new RecordStore(test).RecordAsync([], calls);
        var store = new CallStore(test);

        var seen = new List<CallRecord>();
        for (CallPosition? after = null; ;)
        {
            var page = await store.ListAsync(new CallFilter { After = after, Limit = 7 });
            seen.AddRange(page);
            if (page.Count < 7)
            {
                break;
            }

            after = new CallPosition(page[^1].StartedAt, page[^1].Site, page[^1].Id);
        }

        var expected = calls
            .OrderByDescending(c => c.Entry.StartedAt).ThenByDescending(c => c.Entry.Site, StringComparer.Ordinal).ThenByDescending(c => c.Entry.Report.Id, StringComparer.Ordinal)
            .Select(c => (c.Entry.Site, c.Entry.Report.Id));
        Assert.Equal(expected, seen.Select(c => (c.Site, c.Id)));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Filters_narrow_the_list(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var source = Some.Visit().Source;
        await new RecordStore(test).RecordAsync(
            [],
            [
                At(Some.Call("none", T), T),
                At(Some.Call("source", T), T + 1) with { Attribution = new CallAttribution(MatchLevel.Source, 0.5, Lease: null, source, "campaign", []) },
                At(Some.Call("other", T, site: "other"), T + 2) with { Attribution = new CallAttribution(MatchLevel.Session, 0.5, Lease(), source with { Source = "google" }, "else", []) },
            ]);

        await ExpectAsync(new CallFilter(), "other", "source", "none");
        await ExpectAsync(new CallFilter { Site = "site" }, "source", "none");
        await ExpectAsync(new CallFilter { From = T + 1 }, "other", "source");
        await ExpectAsync(new CallFilter { To = T + 1 }, "none");
        await ExpectAsync(new CallFilter { Source = "yandex" }, "source");
        await ExpectAsync(new CallFilter { Campaign = "else" }, "other");
        await ExpectAsync(new CallFilter { Match = MatchLevel.None }, "none");
        await ExpectAsync(new CallFilter { Site = "site", From = T, To = T + 2, Source = "yandex", Campaign = "campaign", Match = MatchLevel.Source }, "source");
        await ExpectAsync(new CallFilter { Source = "' OR ''='" });
        await ExpectAsync(new CallFilter { Site = "site", After = new CallPosition(T + 1, "site", "source") }, "none");

        async Task ExpectAsync(CallFilter filter, params string[] ids) =>
            Assert.Equal(ids, (await new CallStore(test).ListAsync(filter)).Select(c => c.Id));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_call_is_found_in_its_site_or_the_newest_in_any(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var unknownNumber = At(Some.Call("c", T, site: ""), T + 1) with { Destination = null };
        var matched = At(Some.Call("c", T, site: "a"), T) with { Attribution = new CallAttribution(MatchLevel.Session, 0.97, Lease(), Some.Visit().Source, "campaign", [new Candidate("s", 0.97, "yandex", "kotly")]) };
        await new RecordStore(test).RecordAsync([], [unknownNumber, matched]);
        var store = new CallStore(test);

        Assert.Equal("", (await store.FindAsync(site: null, "c"))!.Site);
        Assert.Null((await store.FindAsync("", "c"))!.Destination);
        Assert.Equivalent(matched.Attribution, (await store.FindAsync("a", "c"))!.Attribution, strict: true);
        Assert.Null(await store.FindAsync("b", "c"));
        Assert.Null(await store.FindAsync(site: null, "d"));
    }

    private static RecordedCall At(RecordedCall call, long startedAt) => call with { Entry = call.Entry with { StartedAt = startedAt } };

    internal static Lease Lease() => new()
    {
        Id = "l",
        Site = "site",
        Pool = "pool",
        Number = "+71",
        Target = "+72",
        Session = "s",
        Visitor = "v",
        Kind = LeaseKind.Leased,
        SessionStartedAt = T,
        StartedAt = T,
        SeenAt = T,
        Until = T,
        Visit = Some.Visit(),
    };
}
