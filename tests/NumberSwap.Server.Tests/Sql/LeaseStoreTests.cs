using NumberSwap.Core.Leasing;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class LeaseStoreTests
{
    private const long T = Some.Time;
    private const long Hour = 3600_000;

    [Theory, ClassData(typeof(Engines))]
    public async Task The_last_lease_of_each_number_is_found_in_whatever_pool_and_retired_numbers_count(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new SiteStore(test).AddAsync(Some.Site());
        var pools = new PoolStore(test);
        await pools.AddAsync(Some.Pool("pool", "site", "+71", "+72", "+73"));
        await pools.RetireNumbersAsync("site", "pool", ["+72"]);
        await RecordAsync(test, ("a", "+71", T), ("b", "+71", T + 2), ("c", "+71", T + 1), ("d", "+72", T));
        await new RecordStore(test).RecordAsync([Some.Started("x", T + 9, Some.Lease("former", "+72", pool: "formerpool"))], []);
        await new RecordStore(test).RecordAsync([Some.Started("y", T + 9, Some.Lease("elsewhere", "+71")) with { Site = "other" }], []);

        var last = await new LeaseStore(test).LastOfPoolAsync("site", "pool");
        Assert.Equal([("+71", "b", "s-b"), ("+72", "former", "x")], last.Select(l => (l.Number, l.Id, l.Session)));
        Assert.Empty(await new LeaseStore(test).LastOfPoolAsync("other", "pool"));
    }

    /// <summary>With any other index the query takes time with the square of the pool's leases.</summary>
    [Fact]
    public async Task The_last_lease_of_a_number_is_one_step_in_the_index_of_numbers()
    {
        await using var test = await TestDatabase.CreateAsync(Engines.Sqlite);
        var plan = await test.Database.ReadAsync(
            work => work.QueryAsync<(int Id, int Parent, int Unused, string Detail)>(
                "EXPLAIN QUERY PLAN " + LeaseStore.LastOfPool(work.Dialect), new { site = "site", pool = "pool" }),
            CancellationToken.None);

        Assert.Equal(["SEARCH x USING INDEX ix_leases_number (number=?)"], Under(plan.Single(step => step.Detail.Contains("SUBQUERY", StringComparison.Ordinal)).Id));

        IEnumerable<string> Under(int parent) => plan.Where(step => step.Parent == parent).Select(step => step.Detail);
    }

    [Fact]
    public async Task The_leases_of_a_pool_are_found_by_its_numbers()
    {
        await using var test = await TestDatabase.CreateAsync(Engines.Sqlite);
        var plan = await test.Database.ReadAsync(
            work => work.QueryAsync<(int Id, int Parent, int Unused, string Detail)>(
                "EXPLAIN QUERY PLAN SELECT COUNT(*) " + LeaseStore.OfPoolSince, new { site = "site", pool = "pool", since = T }),
            CancellationToken.None);

        string[] steps = ["SEARCH m USING INDEX ix_numbers_pool (pool_id=?)", "SEARCH l USING INDEX ix_leases_number (number=? AND started_at>?)"];
        Assert.All(steps, step => Assert.Contains(plan, found => found.Detail == step));
        Assert.All(plan.Where(step => step.Detail.Contains(" l ", StringComparison.Ordinal)), step => Assert.Equal(steps[1], step.Detail));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Leases_of_a_number_are_found_by_start_and_last_sight_newest_first(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await RecordAsync(test, ("old", "+71", T - Hour), ("a", "+71", T), ("b", "+71", T), ("late", "+71", T + 1), ("other", "+72", T));
        await new RecordStore(test).RecordAsync([Some.Seen("s-old", T - 5, "old")], []);
        var store = new LeaseStore(test);

        Assert.Equal(["b", "a", "old"], await IdsAsync(T, T - 5, 10));
        Assert.Equal(["b", "a"], await IdsAsync(T, T - 4, 10));
        Assert.Equal(["b"], await IdsAsync(T, T - 5, 1));
        Assert.Empty(await store.OfNumberAsync("elsewhere", "+71", T, 0, 10));

        async Task<IEnumerable<string>> IdsAsync(long at, long since, int max) => (await store.OfNumberAsync("site", "+71", at, since, max)).Select(l => l.Id);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Leases_are_counted_by_pool_kind_and_hour(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new SiteStore(test).AddAsync(Some.Site());
        await new PoolStore(test).AddAsync(Some.Pool("pool", "site", "+71", "+72"));
        await new PoolStore(test).RetireNumbersAsync("site", "pool", ["+72"]);
        var store = new LeaseStore(test);
        var hour = T / Hour * Hour;
        Assert.Equal((0, 0), await store.CountSinceAsync("site", "pool", 0));
        Assert.Equal((0, 0, 0L), await store.BusiestHourAsync("site", "pool", 0));

        await RecordAsync(test, ("a", "+71", hour), ("b", "+71", hour + Hour), ("c", "+71", hour + Hour + 1), ("d", "+72", hour + (2 * Hour) - 1));
        await new RecordStore(test).RecordAsync(
            [
                Some.Started("o", hour + Hour, Some.Lease("o", "+71", kind: LeaseKind.Overflow), Some.Lease("elsewhere", "+71", pool: "other")),
                Some.Seen("s-a", hour + 1000, "a"),
            ],
            []);

        Assert.Equal((5, 1), await store.CountSinceAsync("site", "pool", hour));
        Assert.Equal((4, 1), await store.CountSinceAsync("site", "pool", hour + 1));
        Assert.Equal((4, 5, 1000L), await store.BusiestHourAsync("site", "pool", hour));
        Assert.Equal((1, 1, 1000L), await store.BusiestHourAsync("site", "pool", hour, hour + Hour));
        Assert.Equal((2, 2, 0L), await store.BusiestHourAsync("site", "pool", hour + Hour + 1));
        Assert.Equal((0, 0, 0L), await store.BusiestHourAsync("other", "pool", 0));
    }

    private static Task RecordAsync(TestDatabase test, params (string Id, string Number, long At)[] leases) =>
        new RecordStore(test).RecordAsync([.. leases.Select(l => Some.Started("s-" + l.Id, l.At, Some.Lease(l.Id, l.Number)))], []);
}
