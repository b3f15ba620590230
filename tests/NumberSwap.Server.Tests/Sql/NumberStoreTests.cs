using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class NumberStoreTests
{
    private const long Day = 24 * 3600_000L;

    private readonly StoryClock clock = new();

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    [Theory, ClassData(typeof(Engines))]
    public async Task Numbers_are_listed_by_digits_and_by_what_they_are_for(string engine)
    {
        await using var test = await CreateAsync(engine);

        Assert.Equal(["+7101", "+7102", "+7103", "+7201", "+7301"], await NumbersAsync(test, All));
        Assert.Equal(["+7101", "+7102", "+7103"], await NumbersAsync(test, All with { Pool = "pool" }));
        Assert.Equal(["+7101", "+7102", "+7201"], await NumbersAsync(test, All with { Place = NumberPlace.Pool }));
        Assert.Equal(["+7103"], await NumbersAsync(test, All with { Place = NumberPlace.Retired }));
        Assert.Equal(["+7301"], await NumbersAsync(test, All with { Place = NumberPlace.Static }));
        Assert.Equal(["+7101", "+7201", "+7301"], await NumbersAsync(test, All with { Digits = "01" }));
        Assert.Empty(await NumbersAsync(test, All with { Site = "other" }));

        var listed = await new NumberStore(test).ListAsync(All);
        Assert.Equal(new SiteNumber { Number = "+7103", Pool = "pool", AddedAt = Now, RetiredAt = Now }, listed[2]);
        Assert.Equal(new SiteNumber { Number = "+7301", Campaign = "campaign" }, listed[4]);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_list_goes_on_behind_the_last_number(string engine)
    {
        await using var test = await CreateAsync(engine);
        var page = All with { Limit = 2 };
        Assert.Equal(["+7101", "+7102"], await NumbersAsync(test, page));
        Assert.Equal(["+7103", "+7201"], await NumbersAsync(test, page with { After = "+7102" }));
        Assert.Equal(["+7301"], await NumbersAsync(test, page with { After = "+7201" }));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_happened_to_a_number_is_its_last_lease_and_its_calls(string engine)
    {
        await using var test = await CreateAsync(engine);
        var now = Now;
        await new RecordStore(test).RecordAsync(
            [Some.Started("s1", now - Day, Some.Lease("early", "+7101")), Some.Started("s2", now, Some.Lease("late", "+7101")), Some.Started("s3", now, Some.Lease("other", "+7102")) with { Site = "other" }],
            [Call("c1", "+7101", now - (20 * Day)), Call("c2", "+7101", now - (80 * Day)), Call("c3", "+7101", now - (100 * Day)), Call("c4", "+7102", now, "other")]);

        var history = await new NumberStore(test).HistoryAsync("site", ["+7101", "+7102", "+7000"], now);
        Assert.Equal(["+7101", "+7102"], history.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("late", "yandex", now - (20 * Day), 1, 2), (history["+7101"].Last!.Id, history["+7101"].Last!.Visit.Source.Source, history["+7101"].LastCall, history["+7101"].Calls30, history["+7101"].Calls90));
        Assert.Equal(new NumberHistory("+7102", null, null, 0, 0), history["+7102"]);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Numbers_that_nobody_got_for_long_are_found_called_or_not_and_new_ones_are_not_blamed(string engine)
    {
        await using var test = await CreateAsync(engine);
        clock.Advance(TimeSpan.FromDays(100));
        await new PoolStore(test, clock).AddNumbersAsync("site", "pool", ["+7109"]);
        await new RecordStore(test).RecordAsync([Some.Started("s", Now - Day, Some.Lease("l", "+7101"))], [Call("c", "+7102", Now - Day), Call("old", "+7201", Now - (95 * Day))]);
        var unused = All with { UnusedSince = Now - (90 * Day) };

        Assert.Equal(["+7102", "+7103", "+7201"], await NumbersAsync(test, unused));
        Assert.Equal(["+7102"], await NumbersAsync(test, unused with { Called = true }));
        Assert.Equal(["+7103", "+7201"], await NumbersAsync(test, unused with { Called = false }));
        Assert.Equal(["+7102"], await NumbersAsync(test, unused with { Pool = "pool", Place = NumberPlace.Pool }));
    }

    private static NumberFilter All => new() { Site = "site" };

    private static async Task<IEnumerable<string>> NumbersAsync(TestDatabase test, NumberFilter filter) =>
        (await new NumberStore(test).ListAsync(filter)).Select(number => number.Number);

    private static Core.Calls.RecordedCall Call(string id, string dialled, long at, string site = "site")
    {
        var call = Some.Call(id, at, site: site).With(report => report with { To = dialled });
        return call with { Entry = call.Entry with { StartedAt = at } };
    }

    private async Task<TestDatabase> CreateAsync(string engine)
    {
        var test = await TestDatabase.CreateAsync(engine);
        await new SiteStore(test).AddAsync(Some.Site());
        var pools = new PoolStore(test, clock);
        await pools.AddAsync(Some.Pool("pool", "site", "+7102", "+7101", "+7103") with { CreatedAt = Now });
        await pools.AddAsync(Some.Pool("second", "site", "+7201") with { CreatedAt = Now });
        await pools.RetireNumbersAsync("site", "pool", ["+7103"]);
        await new CampaignStore(test).AddAsync(Some.Campaign("campaign", number: "+7301"));
        return test;
    }
}
