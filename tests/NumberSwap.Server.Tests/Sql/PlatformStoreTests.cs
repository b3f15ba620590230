using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class PlatformStoreTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task New_credentials_replace_those_of_the_same_platform_and_site(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new SiteStore(test).AddAsync(Some.Site("a"));
        await new SiteStore(test).AddAsync(Some.Site("b"));
        var store = new PlatformStore(test);
        await store.PutAsync("a", "twilio", "1");
        await store.PutAsync("b", "twilio", "2");
        await store.PutAsync("a", "mango", "3");
        await store.PutAsync("a", "twilio", "4");

        Assert.Equal([("a", "mango", "3"), ("a", "twilio", "4"), ("b", "twilio", "2")], await store.ListAsync());
    }
}
