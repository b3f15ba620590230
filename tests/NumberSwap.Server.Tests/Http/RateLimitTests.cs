using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>What an address meets that asks too often.</summary>
public sealed class RateLimitTests
{
    private const int Tries = 50;

    [Fact]
    public async Task Page_views_of_one_address_are_bounded()
    {
        await using var server = new LocalServer(null, null, null, ("NumberSwap:RateLimits:Enabled", "true"), ("NumberSwap:RateLimits:PagesPerMinute", "4"));
        var shop = await Shop.OpenAsync(server);

        var answers = new List<Answer>();
        for (var i = 0; i < Tries; i++)
            answers.Add(await shop.AskAsync(shop.PageView(), ("Origin", "https://shop.example")));

        answers[0].Expect(HttpStatusCode.OK);
        var refused = answers.First(answer => answer.Status != HttpStatusCode.OK).ExpectProblem(429, "too_many_requests");
        Assert.Equal("5", refused.Header("Retry-After"));
        Assert.Equal("https://shop.example", refused.Header("Access-Control-Allow-Origin"));
        // Neither the owner nor a call platform is held up by it.
        (await server.GetAsync("/v1/sites")).Expect(HttpStatusCode.OK);
        (await server.GetAsync("/v1/resolve?number=%2B74990000000")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Guesses_of_one_address_are_bounded()
    {
        await using var server = new LocalServer(null, null, null, ("NumberSwap:RateLimits:Enabled", "true"), ("NumberSwap:RateLimits:RefusalsPerMinute", "4"));

        var answers = new List<Answer>();
        for (var i = 0; i < Tries; i++)
            answers.Add(await server.GetAsync("/v1/sites", "guess0guess0guess0guess0guess0"));

        answers[0].ExpectProblem(401, "key_required");
        var refused = answers.First(answer => answer.Status != HttpStatusCode.Unauthorized).ExpectProblem(429, "too_many_refusals");
        Assert.Equal("60", refused.Header("Retry-After"));
        (await server.GetAsync("/v1/sites")).Expect(HttpStatusCode.OK);
    }
}
