using NumberSwap.Core.Planning.Days;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

/// <summary>Numbers that change their pool, and what both pools know of it.</summary>
[Collection("sql")]
public sealed class NumberMoveTests
{
    private const long Minute = 60_000;

    private readonly StoryClock clock = new();

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    [Theory, ClassData(typeof(Engines))]
    public async Task Numbers_move_behind_those_that_are_there_and_retired_ones_come_back(string engine)
    {
        await using var test = await WithPoolsAsync(engine);
        var store = new PoolStore(test, clock);
        await store.RetireNumbersAsync("site", "a", ["+71"]);

        Assert.Equal(2, await store.MoveNumbersAsync("site", "a", "b", ["+72", "+71", "+72"]));

        var (from, to) = ((await store.FindAsync("site", "a"))!, (await store.FindAsync("site", "b"))!);
        Assert.Equal(["+73"], from.Numbers);
        Assert.Equal(["+79", "+72", "+71"], to.Numbers);
        Assert.Empty(from.Retired.Concat(to.Retired));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task All_move_or_none(string engine)
    {
        await using var test = await WithPoolsAsync(engine);
        var store = new PoolStore(test, clock);
        var version = await new CatalogVersion(test).ReadAsync();

        Assert.Null(await store.MoveNumbersAsync("site", "a", "b", ["+71", "+79"]));
        Assert.Null(await store.MoveNumbersAsync("site", "a", "b", ["+71", "+70"]));
        Assert.Null(await store.MoveNumbersAsync("site", "a", "nowhere", ["+71"]));
        Assert.Null(await store.MoveNumbersAsync("other", "a", "b", ["+71"]));

        Assert.Equal(["+71", "+72", "+73"], (await store.FindAsync("site", "a"))!.Numbers);
        Assert.Empty(await test.DumpAsync("former_numbers", "number"));
        Assert.Equal(version, await new CatalogVersion(test).ReadAsync());
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Each_pool_remembers_when_it_had_which_number(string engine)
    {
        await using var test = await WithPoolsAsync(engine);
        var (store, days) = (new PoolStore(test, clock), new PoolDayStore(test));
        var begin = Now;
        clock.Advance(TimeSpan.FromMinutes(1));
        await store.RetireNumbersAsync("site", "a", ["+72"]);
        clock.Advance(TimeSpan.FromMinutes(1));
        await store.MoveNumbersAsync("site", "a", "b", ["+71", "+72"]);
        clock.Advance(TimeSpan.FromMinutes(1));
        await store.MoveNumbersAsync("site", "b", "a", ["+71"]);
        clock.Advance(TimeSpan.FromMinutes(1));
        await store.RetireNumbersAsync("site", "a", ["+73"]);
        clock.Advance(TimeSpan.FromMinutes(1));
        await store.AddNumbersAsync("site", "a", ["+73"]);

        Assert.Equal(
            [
                new("+71", begin, begin + (2 * Minute)), new("+71", begin + (3 * Minute), long.MaxValue), new("+72", begin, begin + Minute),
                new("+73", begin, begin + (4 * Minute)), new("+73", begin + (5 * Minute), long.MaxValue),
            ],
            await StaysAsync("a"));
        Assert.Equal(
            [new("+71", begin + (2 * Minute), begin + (3 * Minute)), new("+72", begin + (2 * Minute), long.MaxValue), new("+79", begin, long.MaxValue)],
            await StaysAsync("b"));

        async Task<IEnumerable<PoolStay>> StaysAsync(string pool) => (await days.StaysAsync(pool)).OrderBy(stay => stay.Number, StringComparer.Ordinal).ThenBy(stay => stay.From);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task The_leases_of_a_moved_number_stay_those_of_the_pool_that_gave_them(string engine)
    {
        await using var test = await WithPoolsAsync(engine);
        var store = new PoolStore(test, clock);
        await new RecordStore(test).RecordAsync([Some.Started("s", Now, Some.Lease("before", "+71", pool: "a"))], []);
        await store.MoveNumbersAsync("site", "a", "b", ["+71"]);
        clock.Advance(TimeSpan.FromHours(1));
        await new RecordStore(test).RecordAsync([Some.Started("t", Now, Some.Lease("after", "+71", pool: "b"))], []);
        var (leases, days) = (new LeaseStore(test), new PoolDayStore(test));

        Assert.Equal((1, 1), ((await leases.CountSinceAsync("site", "a", 0)).Leases, (await leases.CountSinceAsync("site", "b", 0)).Leases));
        Assert.Equal(Now - (60 * Minute), Assert.Single(await days.SpansAsync("site", "a", Now - (90 * Minute), Now, 0)).From);
        Assert.Equal(Now, Assert.Single(await days.SpansAsync("site", "b", Now - (90 * Minute), Now + 1, 0)).From);
        Assert.Equal("after", Assert.Single(await leases.LastOfPoolAsync("site", "b")).Id);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_pool_and_a_site_go_with_what_is_remembered_of_them(string engine)
    {
        await using var test = await WithPoolsAsync(engine);
        var store = new PoolStore(test, clock);
        await store.MoveNumbersAsync("site", "a", "b", ["+71"]);
        Assert.True(await store.DeleteAsync("site", "a"));
        Assert.Empty(await test.DumpAsync("former_numbers", "number"));

        await store.AddAsync(Some.Pool("c", "site", "+78"));
        await store.MoveNumbersAsync("site", "b", "c", ["+71"]);
        Assert.True(await new SiteStore(test).DeleteAsync("site"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_lease_that_began_before_a_time_counts_while_it_lives_or_cools(string engine)
    {
        await using var test = await WithPoolsAsync(engine);
        var at = Now;
        await new RecordStore(test).RecordAsync(
            [
                Some.Started("s1", at - Some.HoldMs, Some.Lease("over", "+71", pool: "a")),
                Some.Started("s2", at - Some.HoldMs + 1, Some.Lease("live", "+72", pool: "a")),
                Some.Started("s3", at - (20 * Minute), Some.Lease("released", "+73", pool: "a", kind: Core.Leasing.LeaseKind.Overflow)),
                new Core.Journal.ReleaseEntry("site", at - Minute, "released"),
                Some.Started("s4", at, Some.Lease("begins", "+71", pool: "a")),
                Some.Started("s5", at + Minute, Some.Lease("later", "+71", pool: "a")),
            ],
            []);

        var days = new PoolDayStore(test);
        Assert.Equal(
            [new("+71", at, at + Some.HoldMs, false), new("+72", at - Some.HoldMs + 1, at + 1, false), new("+73", at - (20 * Minute), at - Minute, true)],
            (await days.SpansAsync("site", "a", at, at + Minute, 0)).OrderBy(span => span.Number, StringComparer.Ordinal));
        Assert.Contains(await days.SpansAsync("site", "a", at, at + Minute, 1), span => span.Until == at);
    }

    private async Task<TestDatabase> WithPoolsAsync(string engine)
    {
        var test = await TestDatabase.CreateAsync(engine);
        await new SiteStore(test).AddAsync(Some.Site());
        await new PoolStore(test, clock).AddAsync(Some.Pool("a", "site", "+71", "+72", "+73") with { CreatedAt = Now });
        await new PoolStore(test, clock).AddAsync(Some.Pool("b", "site", "+79") with { CreatedAt = Now });
        return test;
    }
}
