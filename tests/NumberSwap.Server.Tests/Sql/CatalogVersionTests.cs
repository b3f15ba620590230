using NumberSwap.Core.Sites;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class CatalogVersionTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task Every_change_of_the_catalog_is_seen_by_another_node_and_nothing_else_is(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var version = new CatalogVersion(test.OtherNode());
        var (sites, pools, campaigns, keys, platforms) = (new SiteStore(test), new PoolStore(test), new CampaignStore(test), new KeyStore(test), new PlatformStore(test));
        await GrowsAsync(() => sites.AddAsync(Some.Site()));
        await GrowsAsync(() => sites.UpdateAsync(Some.Site()));
        await GrowsAsync(() => pools.AddAsync(Some.Pool("pool", "site", "+71")));
        await GrowsAsync(() => pools.UpdateAsync(Some.Pool()));
        await GrowsAsync(() => pools.AddNumbersAsync("site", "pool", ["+72"]));
        await GrowsAsync(() => pools.RetireNumbersAsync("site", "pool", ["+72"]));
        await GrowsAsync(() => campaigns.AddAsync(Some.Campaign("c", pool: "pool")));
        await GrowsAsync(() => campaigns.UpdateAsync(Some.Campaign("c", number: "+73")));
        await GrowsAsync(() => keys.AddAsync(new ApiKey("k", "n", ApiScope.Read, Site: null, "hash", Some.Time)));
        await GrowsAsync(() => keys.DeleteAsync("k"));
        await GrowsAsync(() => platforms.PutAsync("site", "twilio", "x"));
        await GrowsAsync(() => campaigns.DeleteAsync("site", "c"));
        await GrowsAsync(() => pools.DeleteAsync("site", "pool"));

        await StaysAsync(() => pools.DeleteAsync("site", "pool"));
        await StaysAsync(() => pools.RetireNumbersAsync("site", "pool", ["+72"]));
        await StaysAsync(() => pools.AddNumbersAsync("site", "pool", ["+72"]));
        await StaysAsync(() => sites.UpdateAsync(Some.Site("unknown")));
        await StaysAsync(() => keys.DeleteAsync("k"));
        await StaysAsync(() => new RecordStore(test).RecordAsync([Some.Started("s", Some.Time)], []));
        await pools.AddAsync(Some.Pool("pool", "site", "+71"));
        await StaysAsync(() => Assert.ThrowsAsync<ConflictException>(() => pools.AddAsync(Some.Pool("other", "site", "+71"))));

        async Task GrowsAsync(Func<Task> change)
        {
            var before = await version.ReadAsync();
            await change();
            Assert.Equal(before + 1, await version.ReadAsync());
        }

        async Task StaysAsync(Func<Task> change)
        {
            var before = await version.ReadAsync();
            await change();
            Assert.Equal(before, await version.ReadAsync());
        }
    }
}
