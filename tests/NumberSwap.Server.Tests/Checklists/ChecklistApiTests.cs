using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Checklists;

public sealed class ChecklistApiTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Fact]
    public async Task A_change_makes_a_version_and_leaves_the_one_before()
    {
        var team = await Team.OpenAsync(await servers.OpenShopAsync(HotState.Embedded));
        var path = $"{team.Shop.Path}/checklists/{team.Checklist}";

        var same = (await team.Server.PutAsync(path, new { name = "Sales", items = Team.Items })).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(1, same.GetProperty("version").GetInt32());
        var changed = (await team.Server.PutAsync(path, new { name = "Sales 2", items = new[] { Team.Items[1], new { title = "New" } }, version = 1 })).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(2, changed.GetProperty("version").GetInt32());
        (await team.Server.PutAsync(path, new { name = "Sales 3", items = Team.Items, version = 1 })).ExpectProblem(409, "conflict", "version");

        Assert.Equal(["need", "name"], [changed.GetProperty("items")[0].GetProperty("key").GetString()!, (await team.Server.GetAsync(path + "?version=1")).Json.GetProperty("items")[0].GetProperty("key").GetString()!]);
        Assert.Equal(["Sales 2", "Sales"], (await team.Server.GetAsync(path + "/versions")).Json.EnumerateArray().Select(version => version.GetProperty("name").GetString()!));
        (await team.Server.GetAsync(path + "?version=3")).ExpectProblem(404, "not_found");

        (await team.Server.PutAsync(path + "/archived", new { archived = true })).Expect(HttpStatusCode.OK);
        Assert.True((await team.Server.GetAsync(team.Shop.Path + "/checklists")).Json[0].GetProperty("archived").GetBoolean());
        (await team.Server.PutAsync(path + "/archived", new { archived = false })).Expect(HttpStatusCode.OK);
        var log = (await team.Server.GetAsync("/v1/audit?site=" + team.Shop.Id)).Text;
        Assert.All(["checklist.added", "checklist.changed", "checklist.archived", "checklist.restored"], action => Assert.Contains(action, log, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_template_is_a_checklist_in_both_languages()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        foreach (var language in (string[])["en", "ru"])
        {
            var template = (await shop.Server.GetAsync($"{shop.Path}/checklists/template?language={language}")).Expect(HttpStatusCode.OK).Json;
            Assert.Equal(7, template.GetProperty("items").GetArrayLength());
            (await shop.Server.PostAsync(shop.Path + "/checklists", template)).Expect(HttpStatusCode.Created);
        }

        (await shop.Server.GetAsync(shop.Path + "/checklists/template?language=de")).ExpectProblem(400, "invalid", "language");
    }

    [Theory]
    [InlineData("""{"name":"","items":[{"title":"x"}]}""", "name")]
    [InlineData("""{"name":"x"}""", "items")]
    [InlineData("""{"name":"x","items":[]}""", "items")]
    [InlineData("""{"name":"x","items":[null]}""", "items[0].title")]
    [InlineData("""{"name":"x","items":[{"title":"y"},{"title":" "}]}""", "items[1].title")]
    [InlineData("""{"name":"x","items":[{"title":"y","weight":11}]}""", "items[0].weight")]
    [InlineData("""{"name":"x","items":[{"title":"y","key":"a b"}]}""", "items[0].key")]
    [InlineData("""{"name":"x","items":[{"title":"y","key":"a"},{"title":"z","key":"a"}]}""", "items[1].key")]
    [InlineData("""{"name":"x","items":[{"title":"y","help":["","","",""]}]}""", "items[0].help")]
    public async Task What_is_no_checklist_is_refused_by_its_field(string body, string field)
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        (await shop.Server.PostAsync(shop.Path + "/checklists", new StringContent(body, System.Text.Encoding.UTF8, "application/json"))).ExpectProblem(400, "invalid", field);
    }
}
