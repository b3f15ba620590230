using NumberSwap.Core.Audit;
using NumberSwap.Core.Sites;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class AuditStoreTests
{
    private static readonly Actor Anna = new("person", "anna", "Анна");
    private static readonly Actor Script = new("key", "key-1", "CRM");

    [Theory, ClassData(typeof(Engines))]
    public async Task An_entry_comes_back_as_it_was_written_with_its_change(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var entry = Entry("e1", 5) with { Before = """{"name":"Котлы"}""", After = null, SubjectName = "Котлы 🔥" };

        await new SiteStore(test).AddAsync(Some.Site(), entry);

        Assert.Equal(entry, Assert.Single(await new AuditStore(test).ListAsync(new AuditFilter())));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Nothing_is_written_of_a_change_that_was_not_made(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var (sites, pools) = (new SiteStore(test), new PoolStore(test));
        await sites.AddAsync(Some.Site());
        await pools.AddAsync(Some.Pool("pool", "site", "+71"));

        Assert.False(await sites.UpdateAsync(Some.Site("unknown"), Entry("e1", 1)));
        Assert.False(await pools.DeleteAsync("site", "unknown", Entry("e2", 2)));
        await Assert.ThrowsAsync<ConflictException>(() => pools.AddAsync(Some.Pool("other", "site", "+71"), Entry("e3", 3)));
        Assert.Equal(0, await pools.RetireNumbersAsync("site", "pool", ["+79"], Entry("e4", 4)));

        Assert.Empty(await new AuditStore(test).ListAsync(new AuditFilter()));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_change_that_cannot_be_written_down_is_not_made(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var sites = new SiteStore(test);
        await sites.AddAsync(Some.Site("a"), Entry("same", 1));

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => sites.AddAsync(Some.Site("b"), Entry("same", 2)));

        Assert.Equal(["a"], (await sites.ListAsync()).Select(site => site.Id));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task The_log_is_filtered_and_paged_by_key_through_equal_times(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var keys = new KeyStore(test);
        for (var i = 0; i < 20; i++)
        {
            var entry = Entry($"e{i:00}", i / 3, i % 2 == 0 ? Anna : Script) with { Site = i % 4 == 0 ? null : "site", Action = i % 5 == 0 ? "key.added" : "pool.changed" };
            await keys.AddAsync(new ApiKey($"k{i}", "n", ApiScope.Read, null, $"h{i}", Some.Time), entry);
        }

        var store = new AuditStore(test);
        var whole = await ListAsync(new AuditFilter());
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"e{i:00}").Reverse(), whole);
        Assert.Equal(15, (await ListAsync(new AuditFilter { Site = "site" })).Count);
        Assert.Equal(["e14", "e12", "e10"], await ListAsync(new AuditFilter { By = "anna", From = 3, To = 5 }));
        Assert.Equal(["e15", "e10", "e05", "e00"], await ListAsync(new AuditFilter { Kind = "key" }));
        Assert.Empty(await ListAsync(new AuditFilter { Kind = "key' OR 1=1 --" }));

        var paged = new List<string>();
        AuditPosition? after = null;
        while (await store.ListAsync(new AuditFilter { After = after, Limit = 3 }) is { Count: > 0 } page)
        {
            paged.AddRange(page.Select(entry => entry.Id));
            after = new AuditPosition(page[^1].At, page[^1].Id);
        }

        Assert.Equal(whole, paged);

        async Task<List<string>> ListAsync(AuditFilter filter) => [.. (await store.ListAsync(filter)).Select(entry => entry.Id)];
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Everybody_who_changed_something_is_named_once_by_the_latest_name(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var sites = new SiteStore(test);
        await sites.AddAsync(Some.Site("a"), Entry("e1", 1) with { Site = "a" });
        await sites.AddAsync(Some.Site("b"), Entry("e2", 2, Anna with { Name = "Анна Б." }) with { Site = "a" });
        await sites.AddAsync(Some.Site("c"), Entry("e3", 3, Script) with { Site = "b" });
        var store = new AuditStore(test);

        Assert.Equal([Anna with { Name = "Анна Б." }], await store.ListActorsAsync("a"));
        Assert.Equal(["CRM", "Анна Б."], (await store.ListActorsAsync(null)).Select(actor => actor.Name));
    }

    private static AuditEntry Entry(string id, long at, Actor? by = null) => new(id, at, "site", by ?? Anna, "site.added", "subject", "Shop", null, "{}");
}
