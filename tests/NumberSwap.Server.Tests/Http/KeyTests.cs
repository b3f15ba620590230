using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>Keys: made, used, revoked, and what a key for one site may not.</summary>
public sealed class KeyTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private LocalServer Server => servers.Of(HotState.Embedded);

    [Fact]
    public async Task A_key_works_until_it_is_revoked_and_is_shown_once()
    {
        var made = (await Server.PostAsync("/v1/keys", new { name = "PBX", scope = "calls" })).Expect(HttpStatusCode.Created).Json;
        var (id, key) = (made.GetProperty("id").GetString()!, made.GetProperty("key").GetString()!);

        (await Server.GetAsync("/v1/resolve?number=%2B74990000000", key)).Expect(HttpStatusCode.OK);
        var list = (await Server.GetAsync("/v1/keys")).Expect(HttpStatusCode.OK);
        Assert.Contains(list.Json.EnumerateArray(), item => item.GetProperty("id").GetString() == id && item.GetProperty("scope").GetString() == "calls");
        Assert.DoesNotContain(key, list.Text, StringComparison.Ordinal);
        Assert.Empty(FilesThatHold(key));

        (await Server.DeleteAsync("/v1/keys/" + id)).Expect(HttpStatusCode.NoContent);
        (await Server.GetAsync("/v1/resolve?number=%2B74990000000", key)).ExpectProblem(401, "key_required");
        (await Server.DeleteAsync("/v1/keys/" + id)).ExpectProblem(404, "not_found");
    }

    [Fact]
    public async Task A_sites_calls_are_nobody_elses()
    {
        var shop = await Shop.OpenAsync(Server);
        var other = await Shop.OpenAsync(Server);
        await shop.AddPoolAsync(1);
        var visit = await shop.VisitAsync();
        var id = Shop.NewCallId();
        await shop.CallAsync(visit.Number, id);
        var (read, calls) = (await other.AddKeyAsync("read"), await other.AddKeyAsync("calls"));

        Assert.Empty((await Server.GetAsync("/v1/calls", read)).Json.GetProperty("calls").EnumerateArray());
        (await Server.GetAsync("/v1/calls?site=" + shop.Id, read)).ExpectProblem(404, "not_found");
        (await Server.GetAsync("/v1/calls/" + id, read)).ExpectProblem(404, "not_found");
        (await Server.PostAsync("/v1/calls", new { id = "x", to = visit.Number, site = shop.Id }, calls)).ExpectProblem(404, "not_found");
        Assert.Equal("none", (await Server.PostAsync("/v1/calls", new { id = "x", to = visit.Number }, calls)).As<Match>().Level);
        Assert.Equal((null, "none"), ((await ResolveAsync(calls)).Destination, (await ResolveAsync(calls)).Level));
        Assert.Equal(visit.Session, (await ResolveAsync(await shop.AddKeyAsync("calls"))).Session?.Id);

        async Task<Match> ResolveAsync(string key) => (await Server.GetAsync("/v1/resolve?number=" + Uri.EscapeDataString(visit.Number), key)).As<Match>();
    }

    [Fact]
    public async Task A_sites_admin_makes_keys_for_this_site_only()
    {
        var shop = await Shop.OpenAsync(Server);
        var other = await Shop.OpenAsync(Server);
        var foreign = (await Server.PostAsync("/v1/keys", new { name = "x", scope = "read", site = other.Id })).Json.GetProperty("id").GetString();
        var admin = await shop.AddKeyAsync("admin");

        (await Server.PostAsync("/v1/keys", new { name = "x", scope = "read", site = other.Id }, admin)).ExpectProblem(404, "not_found");
        (await Server.DeleteAsync("/v1/keys/" + foreign, key: admin)).ExpectProblem(404, "not_found");
        (await Server.PostAsync("/v1/sites", new { name = "x" }, admin)).ExpectProblem(403, "wrong_scope");
        var made = (await Server.PostAsync("/v1/keys", new { name = "mine", scope = "read" }, admin)).Expect(HttpStatusCode.Created).Json;
        (await Server.GetAsync(shop.Path, made.GetProperty("key").GetString()!)).Expect(HttpStatusCode.OK);
        (await Server.GetAsync(other.Path, made.GetProperty("key").GetString()!)).ExpectProblem(404, "not_found");
        Assert.All((await Server.GetAsync("/v1/keys", admin)).Json.EnumerateArray(), key => Assert.Equal(shop.Id, key.GetProperty("site").GetString()));
    }

    [Fact]
    public async Task What_is_no_key_is_refused_by_name()
    {
        (await Server.PostAsync("/v1/keys", new { scope = "read" })).ExpectProblem(400, "invalid", "name");
        (await Server.PostAsync("/v1/keys", new { name = "x", scope = "root" })).ExpectProblem(400, "invalid", "scope");
        (await Server.PostAsync("/v1/keys", new { name = "x", scope = "read", site = "nobody" })).ExpectProblem(404, "not_found");
        foreach (var wrong in (string[])["", " ", "x", new string('x', 5000), "ключ"])
            Assert.Equal(HttpStatusCode.Unauthorized, (await Server.GetAsync("/v1/sites", wrong)).Status);
    }

    private IEnumerable<string> FilesThatHold(string text) => Directory.EnumerateFiles(Server.Folder.Path, "*", SearchOption.AllDirectories).Where(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray().AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;
    });
}
