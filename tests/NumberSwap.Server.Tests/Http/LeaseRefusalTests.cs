using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>Page views that are not of the site, or no page views at all.</summary>
public sealed class LeaseRefusalTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Theory]
    [InlineData("javascript:alert(1)", 400, "invalid")]
    [InlineData("data:text/html,hi", 400, "invalid")]
    [InlineData("/relative", 400, "invalid")]
    [InlineData("", 400, "invalid")]
    [InlineData(null, 400, "invalid")]
    [InlineData("https://elsewhere.example/", 403, "foreign_origin")]
    [InlineData("https://shop.example.evil.example/", 403, "foreign_origin")]
    [InlineData("https://notshop.example/", 403, "foreign_origin")]
    [InlineData("http://localhost/", 403, "foreign_origin")]
    public async Task A_page_of_another_site_is_refused(string? page, int status, string code)
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        (await shop.AskAsync(shop.PageView(more: ("page", page)))).ExpectProblem(status, code, "page");
    }

    [Theory]
    [InlineData("https://elsewhere.example", false)]
    [InlineData("null", false)]
    [InlineData("https://shop.example.evil.example", false)]
    [InlineData("not an origin", false)]
    [InlineData("https://shop.example", true)]
    [InlineData("https://www.shop.example", true)]
    [InlineData("http://SHOP.example:8080", true)]
    public async Task The_origin_has_to_be_of_the_site(string origin, bool isLetIn)
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        await shop.AddPoolAsync(1);

        var lease = await shop.AskAsync(shop.PageView(), ("Origin", origin));
        var visit = await shop.VisitAsync();
        var note = await shop.Server.PostAsync("/v1/events", $$"""{"site":"{{shop.Key}}","session":"{{visit.Session}}","type":"copy"}""", null, ("Origin", origin));

        if (isLetIn)
        {
            lease.Expect(HttpStatusCode.OK);
            note.Expect(HttpStatusCode.NoContent);
            return;
        }

        lease.ExpectProblem(403, "foreign_origin", "Origin");
        note.ExpectProblem(403, "foreign_origin", "Origin");
        // The page's own script may read why; what no browser sends is not sent back.
        Assert.Equal(origin.Contains(' ', StringComparison.Ordinal) ? null : origin, lease.Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Localhost_is_let_in_for_a_site_that_lists_it()
    {
        var server = servers.Of(HotState.Embedded);
        var made = await server.PostAsync("/v1/sites", new { name = "Dev", domains = new[] { "localhost" }, country = "RU", targets = new[] { new { number = TestNumbers.Target() } } });
        var key = made.Expect(HttpStatusCode.Created).Json.GetProperty("key").GetString();

        var answer = await server.PostAsync("/v1/leases", $$"""{"site":"{{key}}","page":"http://localhost:3000/x"}""", null, ("Origin", "http://localhost:3000"));

        answer.Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_no_page_view_is_refused_by_name()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);

        (await shop.AskAsync(shop.PageView(more: ("site", "no-such-key")))).ExpectProblem(404, "unknown_site", "site");
        (await shop.AskAsync(shop.PageView(more: ("site", null)))).ExpectProblem(404, "unknown_site", "site");
        (await shop.AskAsync(shop.PageView(more: ("numbers", new[] { "12345" })))).ExpectProblem(400, "invalid", "numbers");
        (await shop.AskAsync(shop.PageView(more: ("numbers", Enumerable.Repeat(shop.Target, 21))))).ExpectProblem(400, "invalid", "numbers");
        (await shop.AskAsync(shop.PageView(more: ("consent", "yes")))).ExpectProblem(400, "malformed_json");
        (await shop.AskAsync("{")).ExpectProblem(400, "malformed_json");
        (await shop.AskAsync("null")).ExpectProblem(400, "malformed_json");
        (await shop.AskAsync("")).ExpectProblem(400, "malformed_json");
    }

    [Theory]
    [InlineData("/v1/leases")]
    [InlineData("/v1/events")]
    [InlineData("/v1/calls")]
    public async Task More_than_16_KB_are_refused_announced_or_not(string path)
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var big = $$"""{"site":"{{shop.Key}}","x":"{{new string('x', 16 * 1024)}}"}""";

        foreach (var content in (HttpContent[])[new StringContent(big), new StreamContent(new UnmeasuredStream(big))])
        {
            content.Headers.ContentType = new("application/json");
            (await shop.Server.PostAsync(path, content)).ExpectProblem(413, "too_large");
        }
    }

    [Fact]
    public async Task An_unknown_route_and_a_wrong_method_are_problems_too()
    {
        var server = servers.Of(HotState.Embedded);
        (await server.GetAsync("/v1/nothing")).ExpectProblem(404, "http_404");
        (await server.GetAsync("/v1/leases")).ExpectProblem(405, "http_405");
    }

    /// <summary>A body whose length nobody announces.</summary>
    private sealed class UnmeasuredStream(string text) : MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))
    {
        public override bool CanSeek => false;
    }
}
