using System.Text.Json;
using NumberSwap.Core.Reporting;
using NumberSwap.Core.Sites;
using NumberSwap.Sql.Engines;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class SiteStoreTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task A_site_comes_back_as_it_was_stored(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new SiteStore(test);
        await store.AddAsync(Some.Site("b"));
        await store.AddAsync(Some.Site("a"));

        Assert.Equivalent(Some.Site("a"), await store.FindAsync("a"), strict: true);
        Assert.Null(await store.FindAsync("c"));
        Assert.Equal(["a", "b"], (await store.ListAsync()).Select(s => s.Id));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Any_text_is_a_value_and_never_a_statement(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new SiteStore(test);
        string[] texts = ["'; DROP TABLE sites; --", "\"quoted\" `ticked` [bracketed]", "Котлы 🔥 Москва", "100%_[a-z]", "a\\'b\r\n\tc", "@id", " padded "];
        for (var i = 0; i < texts.Length; i++)
        {
            await store.AddAsync(Some.Site($"site-{i}", texts[i]) with { Domains = [texts[i]] });
        }

        var sites = await store.ListAsync();
        Assert.Equal(texts, sites.Select(s => s.Name));
        Assert.Equal(texts, sites.Select(s => s.Domains.Single()));
        Assert.Null(await store.FindAsync("' OR 1=1 --"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task An_update_replaces_the_targets_in_their_order(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new SiteStore(test);
        await store.AddAsync(Some.Site());
        var changed = Some.Site() with { Name = "New", Country = "KZ", Domains = [], Settings = new SiteSettings { TimeZone = "Asia/Almaty", VisitDays = 30, MaskCallers = false, OwnNetworks = ["203.0.113.0/24"] }, Targets = [new Target("+77070000002", "+7"), new Target("+77070000001", "+7")] };

        Assert.True(await store.UpdateAsync(changed));
        Assert.False(await store.UpdateAsync(Some.Site("unknown")));

        Assert.Equivalent(changed, await store.FindAsync("site"), strict: true);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Deleting_a_site_frees_its_numbers_and_leaves_the_others(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var (sites, pools, campaigns) = (new SiteStore(test), new PoolStore(test), new CampaignStore(test));
        await sites.AddAsync(Some.Site("gone"));
        await sites.AddAsync(Some.Site("stays"));
        await pools.AddAsync(Some.Pool("p1", "gone", "+71", "+72"));
        await campaigns.AddAsync(Some.Campaign("c1", "gone", pool: "p1"));
        await campaigns.AddAsync(Some.Campaign("c2", "gone", number: "+73"));
        await new KeyStore(test).AddAsync(new ApiKey("k", "n", ApiScope.Calls, "gone", "hash", Some.Time));
        await new PlatformStore(test).PutAsync("gone", "twilio", "secret");

        Assert.True(await sites.DeleteAsync("gone"));
        Assert.False(await sites.DeleteAsync("gone"));

        await pools.AddAsync(Some.Pool("p2", "stays", "+71", "+72", "+73"));
        Assert.Equal(["stays"], (await sites.ListAsync()).Select(s => s.Id));
        Assert.Empty(await campaigns.ListAllAsync());
        Assert.Empty(await new KeyStore(test).ListAsync());
        Assert.Empty(await new PlatformStore(test).ListAsync());
    }

    /// <summary>Settings as earlier versions stored them: talk alone made a target call, and goes on to do so until the owner says otherwise.</summary>
    [Fact]
    public void Settings_stored_earlier_are_read_as_they_were_meant()
    {
        var earlier = StoredSettings.Read("""{"timeZone":"Europe/Moscow","targetCallSeconds":45,"maskCallers":false,"ownNetworks":["203.0.113.7"]}""");
        Assert.Equal(TargetRule.OfTalk(45), earlier.Target);
        Assert.Equal(("Europe/Moscow", false, 45), (earlier.TimeZone, earlier.MaskCallers, earlier.TargetCallSeconds));

        var today = new SiteSettings { Target = new TargetRule { MinTalkSeconds = 90, FirstInDays = 7, RequiredTags = ["order"], ExcludedCallers = ["+7495*"] } };
        Assert.Equal(today.Target, StoredSettings.Read(JsonSerializer.Serialize(today, CatalogJson.Default.SiteSettings)).Target);
        Assert.Equal(TargetRule.Default, StoredSettings.Read(null).Target);
        Assert.Equal(TargetRule.Default, StoredSettings.Read("{}").Target);
    }

    /// <summary>The call-back widget had hours of its own, and visitors were promised calls by them; those of missed calls win.</summary>
    [Fact]
    public void Hours_stored_earlier_go_on_to_count()
    {
        const string Widget = "\"leads\":{\"callback\":true,\"hours\":{\"days\":[6,7],\"from\":\"10:00\",\"to\":\"24:00\"}}";
        var weekend = new WorkingDay(600, 1440);
        var read = StoredSettings.Read("{" + Widget + "}");
        Assert.Equal([null, null, null, null, null, weekend, weekend], read.Hours!.Days);
        Assert.Null(read.Leads.Hours);
        Assert.Null(StoredSettings.Read("{" + Widget.Replace("true", "false", StringComparison.Ordinal) + "}").Hours);

        var won = StoredSettings.Read("{\"hours\":{\"days\":[{\"from\":540,\"to\":1080},null,null,null,null,null,null]}," + Widget + "}");
        Assert.Equal([new WorkingDay(540, 1080), null, null, null, null, null, null], won.Hours!.Days);
        var again = StoredSettings.Read(JsonSerializer.Serialize(won, CatalogJson.Default.SiteSettings));
        Assert.Equal(won.Hours.Days, again.Hours!.Days);
        Assert.Null(StoredSettings.Read(JsonSerializer.Serialize(won with { Hours = null }, CatalogJson.Default.SiteSettings)).Hours);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Hours_of_missed_calls_become_the_sites(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        const string Hours = """{"days":[{"from":540,"to":1080},null,null,null,null,null,{"from":0,"to":1440}]}""";
        foreach (var (id, settings) in new (string, string?)[] { ("full", """{"timeZone":"Europe/Moscow","maskCallers":false}"""), ("bare", null), ("empty", "{}"), ("other", """{"timeZone":"Asia/Almaty"}""") })
        {
            await new SiteStore(test).AddAsync(Some.Site(id));
            await test.Database.WriteAsync(
                async work =>
                {
                    await work.ExecuteAsync("UPDATE sites SET settings = @settings WHERE id = @id", new { id, settings });
                    await work.ExecuteAsync("INSERT INTO callback_settings (site_id, minutes, hours) VALUES (@id, 30, @hours)", new { id, hours = id == "other" ? null : Hours });
                    return true;
                },
                TestContext.Current.CancellationToken);
        }

        await test.Database.WriteAsync(
            async work =>
            {
                foreach (var statement in Migration.Of(engine).Single(one => one.Name == "20261124_0024_hours").Statements)
                    await work.ExecuteAsync(statement);
                return true;
            },
            TestContext.Current.CancellationToken);
        var sites = (await new SiteStore(test).ListAsync(TestContext.Current.CancellationToken)).ToDictionary(site => site.Id, site => site.Settings, StringComparer.Ordinal);
        Assert.All(["full", "bare", "empty"], id => Assert.Equal([new WorkingDay(540, 1080), null, null, null, null, null, new WorkingDay(0, 1440)], sites[id].Hours!.Days));
        Assert.Equal(("Europe/Moscow", false), (sites["full"].TimeZone, sites["full"].MaskCallers));
        Assert.Equal(("Asia/Almaty", null), (sites["other"].TimeZone, sites["other"].Hours));
        Assert.Equal(30, (await new CallbackStore(test).RulesAsync("full", TestContext.Current.CancellationToken)).Minutes);
    }
}
