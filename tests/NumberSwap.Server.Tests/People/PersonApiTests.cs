using System.Net;
using System.Text.Json;
using NumberSwap.Core.People;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.People;

/// <summary>People by the API: what the admin key does, and what a key for one site does not.</summary>
public sealed class PersonApiTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private LocalServer Server => servers.Of(HotState.Embedded);

    [Fact]
    public async Task Roles_are_listed_changed_and_taken_away()
    {
        var (shop, other) = (await Shop.OpenAsync(Server), await Shop.OpenAsync(Server));
        var anna = (await Desk.SignInAsync(Server, (shop.Id, Role.Analyst), (other.Id, Role.Manager))).Person!;

        Assert.Equal(RolesOf($"{shop.Id}=analyst", $"{other.Id}=manager"), RolesOf((await Server.GetAsync("/v1/people/" + anna.Id)).Expect(HttpStatusCode.OK).Json));
        Assert.Equal([anna.Id], Ids(await Server.GetAsync("/v1/people?site=" + shop.Id)).Intersect([anna.Id]));
        var changed = (await Server.PutAsync($"/v1/people/{anna.Id}/role", new { role = "owner", site = shop.Id })).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(RolesOf($"{shop.Id}=owner", $"{other.Id}=manager"), RolesOf(changed));
        (await Server.DeleteAsync($"/v1/people/{anna.Id}?site={other.Id}")).Expect(HttpStatusCode.NoContent);
        Assert.Equal($"{shop.Id}=owner", RolesOf((await Server.GetAsync("/v1/people/" + anna.Id)).Json));
        (await Server.DeleteAsync("/v1/people/" + anna.Id)).Expect(HttpStatusCode.NoContent);
        (await Server.GetAsync("/v1/people/" + anna.Id)).ExpectProblem(404, "not_found");

        (await Server.PutAsync($"/v1/people/{anna.Id}/role", new { role = "owner" })).ExpectProblem(404, "not_found");
        (await Server.PutAsync($"/v1/people/{anna.Id}/role", new { role = "Owner" })).ExpectProblem(400, "invalid", "role");
        (await Server.GetAsync("/v1/people?site=nobodys")).ExpectProblem(404, "not_found");
    }

    [Fact]
    public async Task A_key_for_one_site_sees_and_changes_its_roles_alone()
    {
        var (shop, other) = (await Shop.OpenAsync(Server), await Shop.OpenAsync(Server));
        var key = await shop.AddKeyAsync("admin");
        var both = (await Desk.SignInAsync(Server, (shop.Id, Role.Analyst), (other.Id, Role.Manager))).Person!;
        var mine = (await Desk.SignInAsync(Server, (shop.Id, Role.Analyst))).Person!;
        var stranger = (await Desk.SignInAsync(Server, (other.Id, Role.Analyst))).Person!;
        var chief = (await Desk.SignInAsync(Server, (Person.AllSites, Role.Owner))).Person!;

        var list = await Server.GetAsync("/v1/people", key);
        Assert.DoesNotContain(other.Id, list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(stranger.Id, list.Text, StringComparison.Ordinal);
        Assert.Superset(new HashSet<string> { both.Id, mine.Id, chief.Id }, Ids(list));
        (await Server.GetAsync("/v1/people?site=" + other.Id, key)).ExpectProblem(404, "not_found");
        foreach (var hidden in (string[])["", "/sessions"])
            (await Server.GetAsync($"/v1/people/{stranger.Id}{hidden}", key)).ExpectProblem(404, "not_found");
        (await Server.PutAsync($"/v1/people/{stranger.Id}/role", new { role = "owner" }, key)).ExpectProblem(404, "not_found");
        (await Server.PutAsync($"/v1/people/{mine.Id}/role", new { role = "owner", site = other.Id }, key)).ExpectProblem(404, "not_found");
        (await Server.DeleteAsync("/v1/people/" + stranger.Id, key: key)).ExpectProblem(404, "not_found");
        (await Server.DeleteAsync("/v1/people/" + chief.Id, key: key)).ExpectProblem(404, "not_found");
        (await Server.DeleteAsync($"/v1/people/{both.Id}?site={other.Id}", key: key)).ExpectProblem(404, "not_found");

        // Who is also at another site keeps their sign-ins there.
        (await Server.GetAsync($"/v1/people/{both.Id}/sessions", key)).ExpectProblem(404, "not_found");
        (await Server.DeleteAsync($"/v1/people/{both.Id}/sessions", key: key)).ExpectProblem(404, "not_found");
        (await Server.GetAsync($"/v1/people/{mine.Id}/sessions", key)).Expect(HttpStatusCode.OK);
        Assert.Equal($"{shop.Id}=manager", RolesOf((await Server.PutAsync($"/v1/people/{both.Id}/role", new { role = "manager" }, key)).Expect(HttpStatusCode.OK).Json));
        (await Server.DeleteAsync("/v1/people/" + both.Id, key: key)).Expect(HttpStatusCode.NoContent);
        Assert.Equal($"{other.Id}=manager", RolesOf((await Server.GetAsync("/v1/people/" + both.Id)).Json));
    }

    [Fact]
    public async Task Sign_ins_are_listed_without_their_secrets_and_revoked()
    {
        var anna = await Desk.SignInAsync(Server, (Person.AllSites, Role.Analyst));
        var again = await Desk.SignInAsync(Server, anna.Person!);
        var path = $"/v1/people/{anna.Person!.Id}/sessions";
        var list = (await Server.GetAsync(path)).Expect(HttpStatusCode.OK);
        Assert.Equal(2, list.Json.GetArrayLength());
        Assert.Equal("Firefox", list.Json[0].GetProperty("agent").GetString());
        Assert.DoesNotContain(again.Secret!, list.Text, StringComparison.Ordinal);

        (await Server.DeleteAsync($"{path}/{list.Json[0].GetProperty("id").GetString()}")).Expect(HttpStatusCode.NoContent);
        Assert.Equal(1, (await Server.GetAsync(path)).Json.GetArrayLength());
        (await Server.DeleteAsync(path + "/nobodys0session")).ExpectProblem(404, "not_found");
        (await Server.DeleteAsync(path)).Expect(HttpStatusCode.NoContent);
        Assert.Equal(0, (await Server.GetAsync(path)).Json.GetArrayLength());
    }

    [Fact]
    public async Task Invitations_are_made_listed_and_taken_back()
    {
        var (shop, other) = (await Shop.OpenAsync(Server), await Shop.OpenAsync(Server));
        var key = await shop.AddKeyAsync("admin");
        var made = (await Server.PostAsync("/v1/invitations", new { email = " Boris@Shop.Example", role = "manager" }, key)).Expect(HttpStatusCode.Created).Json;
        var (id, link) = (made.GetProperty("id").GetString()!, made.GetProperty("link").GetString()!);
        Assert.StartsWith(StoryServers.PublicUrl + "/invitation/", link, StringComparison.Ordinal);

        var list = (await Server.GetAsync("/v1/invitations", key)).Expect(HttpStatusCode.OK);
        var open = Assert.Single(list.Json.EnumerateArray());
        Assert.Equal(("boris@shop.example", "manager", shop.Id), (open.GetProperty("email").GetString(), open.GetProperty("role").GetString(), open.GetProperty("site").GetString()));
        Assert.DoesNotContain(link.Split('/')[^1], list.Text, StringComparison.Ordinal);
        Assert.Empty((await Server.GetAsync("/v1/invitations", await other.AddKeyAsync("admin"))).Json.EnumerateArray());
        (await Server.DeleteAsync("/v1/invitations/" + id, key: await other.AddKeyAsync("admin"))).ExpectProblem(404, "not_found");
        (await Server.DeleteAsync("/v1/invitations/" + id, key: key)).Expect(HttpStatusCode.NoContent);
        (await Server.DeleteAsync("/v1/invitations/" + id, key: key)).ExpectProblem(404, "not_found");

        (await Server.PostAsync("/v1/invitations", new { email = "x@y.z", role = "analyst", site = other.Id }, key)).ExpectProblem(404, "not_found");
        (await Server.PostAsync("/v1/invitations", new { email = "x@y.z", role = "king" })).ExpectProblem(400, "invalid", "role");
        foreach (var wrong in (string?[])[null, "", "x", "@", "x@", "@x", "a@b@c", "a b@c", "a@b\nc", "<a@b>", new string('x', 300) + "@y"])
            (await Server.PostAsync("/v1/invitations", new { email = wrong, role = "analyst" })).ExpectProblem(400, "invalid", "email");
    }

    [Fact]
    public async Task The_last_owner_of_all_cannot_be_removed()
    {
        await using var server = new LocalServer();
        var owner = (await Desk.SignInAsync(server, (Person.AllSites, Role.Owner))).Person!;
        (await server.DeleteAsync("/v1/people/" + owner.Id)).ExpectProblem(409, "last_owner");
        (await server.PutAsync($"/v1/people/{owner.Id}/role", new { role = "manager" })).ExpectProblem(409, "last_owner");
        await Desk.SignInAsync(server, (Person.AllSites, Role.Owner));
        (await server.DeleteAsync("/v1/people/" + owner.Id)).Expect(HttpStatusCode.NoContent);
    }

    private static HashSet<string> Ids(Answer list) => [.. list.Expect(HttpStatusCode.OK).Json.EnumerateArray().Select(person => person.GetProperty("id").GetString()!)];

    private static string RolesOf(JsonElement person) =>
        RolesOf([.. person.GetProperty("roles").EnumerateArray().Select(role => $"{role.GetProperty("site").GetString()}={role.GetProperty("role").GetString()}")]);

    private static string RolesOf(params string[] roles) => string.Join(' ', roles.Order(StringComparer.Ordinal));
}
