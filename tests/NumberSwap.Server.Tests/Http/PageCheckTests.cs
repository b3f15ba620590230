using System.Net;
using System.Text.Json;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>Checks of pages: begun with a key, reported by whoever has the token.</summary>
public sealed class PageCheckTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private LocalServer Server => servers.Of(HotState.Embedded);

    [Fact]
    public async Task What_a_page_reports_is_shown_to_whoever_began_the_check()
    {
        var shop = await Shop.OpenAsync(Server);
        var begun = (await Server.PostAsync(shop.Path + "/checks", new { page = "shop.example/kotly?a=1#top" })).Expect(HttpStatusCode.Created).Json;
        var token = begun.GetProperty("token").GetString()!;

        Assert.Equal($"https://shop.example/kotly?a=1&numberswap=check&numberswap-token={token}#top", begun.GetProperty("address").GetString());
        (await Server.GetAsync($"{shop.Path}/checks/{token}")).Expect(HttpStatusCode.NoContent);

        (await ReportAsync(token, new { page = "https://shop.example/kotly", tags = 1, targets = new object?[] { new { number = shop.Target, texts = 2, links = 1, swapped = 3 }, null }, others = new[] { new string('x', 999) } })).Expect(HttpStatusCode.NoContent);
        var report = (await Server.GetAsync($"{shop.Path}/checks/{token}")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(3, Assert.Single(report.GetProperty("targets").EnumerateArray()).GetProperty("swapped").GetInt32());
        Assert.Equal(300, report.GetProperty("others")[0].GetString()!.Length);
        Assert.Empty(report.GetProperty("blocked").EnumerateArray());
    }

    [Fact]
    public async Task A_token_is_for_one_site_and_not_for_ever()
    {
        var shop = await Shop.OpenAsync(Server);
        var other = await Shop.OpenAsync(Server);
        var token = (await Server.PostAsync(shop.Path + "/checks", new { })).Json.GetProperty("token").GetString()!;

        (await Server.GetAsync($"{other.Path}/checks/{token}")).ExpectProblem(404, "not_found");
        (await ReportAsync("x" + token, new { })).ExpectProblem(404, "not_found");
        (await ReportAsync(new string('x', 1000), new { })).ExpectProblem(404, "not_found");
        (await Server.PostAsync("/v1/checks/" + token, new string('x', 20_000), key: null)).ExpectProblem(413, "too_large");
        (await Server.PostAsync("/v1/checks/" + token, "[]", key: null)).ExpectProblem(400, "malformed_json");
        foreach (var page in (string[])["https://shop.example.evil.example/", "javascript:alert(1)//shop.example", "ftp://shop.example/", "//evil.example", ""])
            (await Server.PostAsync(shop.Path + "/checks", new { page })).ExpectProblem(400, "invalid", "page");

        servers.ClockOf(HotState.Embedded).Advance(TimeSpan.FromMinutes(16));
        (await ReportAsync(token, new { })).ExpectProblem(404, "not_found");
        (await Server.GetAsync($"{shop.Path}/checks/{token}")).ExpectProblem(404, "not_found");
    }

    private Task<Answer> ReportAsync(string token, object report) => Server.PostAsync("/v1/checks/" + token, JsonSerializer.Serialize(report), key: null);
}
