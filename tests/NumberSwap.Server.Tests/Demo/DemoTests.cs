using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Demo;

public sealed class DemoTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("numberswap-demo-");

    public void Dispose() => data.Delete(recursive: true);

    [Fact]
    public async Task The_second_start_finds_the_demo_site_and_leaves_it_as_it_is()
    {
        await using (var first = new DemoServer(data.FullName))
        {
            using var admin = first.Admin();
            var site = await DemoSiteAsync(admin);
            using var renamed = await admin.PatchAsJsonAsync($"/v1/sites/{site.GetProperty("id").GetString()}", new { name = "Mine now" });
            Assert.Equal(HttpStatusCode.OK, renamed.StatusCode);
        }

        await using var second = new DemoServer(data.FullName);
        using var owner = second.Admin();
        var found = await DemoSiteAsync(owner);
        Assert.Equal("Mine now", found.GetProperty("name").GetString());
        var home = $"/v1/sites/{found.GetProperty("id").GetString()}";
        Assert.Equal(3, (await owner.GetFromJsonAsync<JsonElement>(home + "/pools")).GetArrayLength());
        Assert.Equal(3, (await owner.GetFromJsonAsync<JsonElement>(home + "/campaigns")).GetArrayLength());
    }

    [Fact]
    public async Task A_second_site_has_half_a_year_to_look_at_and_is_made_once()
    {
        string id;
        await using (var first = new DemoServer(data.FullName))
        {
            using var admin = first.Admin();
            id = await HistoryAsync(admin);
            var calls = await admin.GetFromJsonAsync<JsonElement>($"/v1/calls?site={id}&limit=500");
            Assert.Equal(500, calls.GetProperty("calls").GetArrayLength());
            Assert.NotEmpty((await admin.GetFromJsonAsync<JsonElement>($"/v1/sites/{id}/deals")).GetProperty("deals").EnumerateArray());
        }

        await using var second = new DemoServer(data.FullName);
        using var owner = second.Admin();
        Assert.Equal(id, await HistoryAsync(owner));
    }

    [Fact]
    public async Task A_call_is_matched_to_the_visit_that_has_the_number()
    {
        await using var server = new DemoServer(data.FullName);
        var lease = await server.ArriveAsync("utm_source=yandex&utm_medium=cpc&utm_campaign=kotly");
        Assert.Equal("Котлы Москва", lease.GetProperty("source").GetProperty("campaignName").GetString());
        var number = lease.GetProperty("numbers")[0].GetProperty("number").GetString();

        using var ringing = await server.CallAsync(new { number });
        var answer = await ringing.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("session", answer.GetProperty("match").GetString());
        Assert.Equal(lease.GetProperty("session").GetString(), answer.GetProperty("session").GetProperty("id").GetString());
        Assert.Equal("Котлы Москва", answer.GetProperty("campaign").GetProperty("name").GetString());
        Assert.Equal("+74955804084", answer.GetProperty("destination").GetString());

        var call = answer.GetProperty("id").GetString();
        Assert.StartsWith("demo-", call, StringComparison.Ordinal);
        using var over = await server.CallAsync(new { number, call, talkSeconds = 7 });
        Assert.Equal(HttpStatusCode.OK, over.StatusCode);
        using var admin = server.Admin();
        var site = (await DemoSiteAsync(admin)).GetProperty("id").GetString();
        var calls = await admin.GetFromJsonAsync<JsonElement>($"/v1/calls?site={site}");
        var recorded = Assert.Single(calls.GetProperty("calls").EnumerateArray());
        Assert.Equal("completed", recorded.GetProperty("status").GetString());
        Assert.Equal(7, recorded.GetProperty("talkSeconds").GetInt32());
    }

    [Fact]
    public async Task The_newspaper_has_one_number_for_everybody()
    {
        await using var server = new DemoServer(data.FullName);
        var one = await server.ArriveAsync("utm_source=newspaper&utm_medium=print");
        var other = await server.ArriveAsync("utm_source=newspaper&utm_medium=print");
        var shown = one.GetProperty("numbers")[0];
        Assert.Equal("static", shown.GetProperty("kind").GetString());
        Assert.Equal(shown.GetProperty("number").GetString(), other.GetProperty("numbers")[0].GetProperty("number").GetString());

        using var ringing = await server.CallAsync(new { number = shown.GetProperty("number").GetString() });
        var answer = await ringing.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("source", answer.GetProperty("match").GetString());
        Assert.Equal("Газета «Дачник»", answer.GetProperty("campaign").GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_number_of_another_site_cannot_be_called()
    {
        await using var server = new DemoServer(data.FullName);
        using var admin = server.Admin();
        var targets = new[] { new { number = "+74951110000" } };
        using var made = await admin.PostAsJsonAsync("/v1/sites", new { name = "Shop", domains = new[] { "shop.example" }, country = "RU", targets });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);

        using var foreign = await server.CallAsync(new { number = "+74951110000" });
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        var site = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        var calls = await admin.GetFromJsonAsync<JsonElement>($"/v1/calls?site={site}");
        Assert.Equal(0, calls.GetProperty("calls").GetArrayLength());
    }

    [Theory]
    [InlineData("""{"number":"boiler"}""", "number")]
    [InlineData("""{"number":null}""", "number")]
    [InlineData("""{"number":"+74955804084","call":"CA1234567890"}""", "call")]
    [InlineData("""{"number":"+74955804084","call":"demo-12345678","talkSeconds":-1}""", "talkSeconds")]
    public async Task What_is_no_call_is_refused_by_name(string body, string field)
    {
        await using var server = new DemoServer(data.FullName);
        using var visitor = server.Visitor();
        using var answer = await visitor.PostAsync("/demo/calls", new StringContent(body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("field").GetString());
    }

    [Fact]
    public async Task Calls_are_limited()
    {
        await using var server = new DemoServer(data.FullName);
        using var visitor = server.Visitor();
        var refused = false;
        // The bucket holds 30 and gets one a second: it is empty long before this ends.
        for (var i = 0; i < 1000 && !refused; i++)
        {
            using var answer = await visitor.PostAsJsonAsync("/demo/calls", new { number = "nobody" });
            refused = answer.StatusCode == HttpStatusCode.TooManyRequests;
        }

        Assert.True(refused);
    }

    [Fact]
    public async Task The_page_allows_its_own_server_only()
    {
        await using var server = new DemoServer(data.FullName);
        using var visitor = server.Visitor();
        using var page = await visitor.GetAsync("/demo");
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        var policy = string.Join(';', page.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        foreach (var file in new[] { "demo.css", "demo.js", "icon.svg" })
        {
            using var answer = await visitor.GetAsync("/demo/" + file);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        using var other = await visitor.GetAsync("/demo/appsettings.json");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task Without_demo_mode_there_is_nothing()
    {
        await using var server = new DemoServer(data.FullName, isDemo: false);
        using var admin = server.Admin();
        Assert.Equal(0, (await admin.GetFromJsonAsync<JsonElement>("/v1/sites")).GetArrayLength());
        using var page = await admin.GetAsync("/demo");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        using var call = await server.CallAsync(new { number = "+74955804084" });
        Assert.Equal(HttpStatusCode.NotFound, call.StatusCode);
    }

    private static async Task<JsonElement> DemoSiteAsync(HttpClient admin) =>
        Assert.Single((await admin.GetFromJsonAsync<JsonElement>("/v1/sites")).EnumerateArray(), site => site.GetProperty("key").GetString() == "demo");

    /// <summary>The id of the site with a history, once it is there; it is made while the server answers already.</summary>
    private static async Task<string> HistoryAsync(HttpClient admin)
    {
        string? id = null;
        await Wait.UntilAsync("there is a demo site with a history", async () =>
        {
            var sites = await admin.GetFromJsonAsync<JsonElement>("/v1/sites");
            id = sites.EnumerateArray().Where(site => site.GetProperty("key").GetString() == NumberSwap.Server.Demo.DemoHistory.Key).Select(site => site.GetProperty("id").GetString()).FirstOrDefault();
            return id is not null;
        });
        return id!;
    }
}
