using NumberSwap.Core.Sites;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class KeyStoreTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task Keys_come_back_until_they_are_deleted(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new SiteStore(test).AddAsync(Some.Site());
        var store = new KeyStore(test);
        var admin = new ApiKey("a", "Admin", ApiScope.Admin, Site: null, "hash-a", Some.Time);
        var calls = new ApiKey("b", "Twilio", ApiScope.Calls, "site", "hash-b", Some.Time + 1);
        await store.AddAsync(calls);
        await store.AddAsync(admin);

        Assert.Equal([admin, calls], await store.ListAsync());
        Assert.True(await store.DeleteAsync("a"));
        Assert.False(await store.DeleteAsync("a"));
        Assert.Equal([calls], await store.ListAsync());
    }
}
