using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>Platforms that sign nothing are proven by the secret in the address and, where it is set, by where they call from.</summary>
public sealed class SecretAddressTests(StoryServers servers) : IClassFixture<StoryServers>
{
    public static TheoryData<string> Unsigned => new("asterisk", "freeswitch", "uis");

    [Theory, MemberData(nameof(Unsigned))]
    public async Task Only_the_sites_own_and_newest_secret_opens(string platform)
    {
        var (desk, other) = (await OpenAsync(platform), await OpenAsync(platform));
        var (bare, secret) = (desk.Hook[..desk.Hook.LastIndexOf('/')], desk.Hook[(desk.Hook.LastIndexOf('/') + 1)..]);
        Assert.True(secret.Length >= 32, "The secret is too short: " + secret);

        (await AskAsync(desk.Hook)).Expect(HttpStatusCode.OK);
        foreach (var wrong in new[] { "", "/", "/" + secret[1..], $"/{secret}x", $"/{secret[..^1]}{(char)(secret[^1] ^ 1)}", "/" + secret.ToUpperInvariant(), $"/x/{secret}", other.Hook[other.Hook.LastIndexOf('/')..] })
            (await AskAsync(bare + wrong)).ExpectProblem(403, "bad_signature");

        // Set again, it stays; renewed, the old one is refused at once.
        await PlatformDesk.SetUpAsync(desk.Shop, platform, Credentials(platform));
        (await AskAsync(desk.Hook)).Expect(HttpStatusCode.OK);
        var renewed = (await desk.Shop.Server.PostAsync($"{desk.Shop.Path}/platforms/{platform}/secret", new { })).Expect(HttpStatusCode.OK).Json.GetProperty("webhook").GetString()!;
        (await AskAsync(desk.Hook)).ExpectProblem(403, "bad_signature");
        (await AskAsync(new Uri(renewed).AbsolutePath)).Expect(HttpStatusCode.OK);
        (await AskAsync(other.Hook)).Expect(HttpStatusCode.OK);

        Task<Answer> AskAsync(string path) => desk.Shop.Server.GetAsync(path + "?to=1", key: null);
    }

    [Fact]
    public async Task Only_listed_addresses_may_send()
    {
        using var data = new TempFolder();
        await using var server = await ServerProcess.StartAsync(data);
        foreach (var platform in Unsigned)
        {
            var shop = await Shop.OpenAsync(server);
            var name = platform.Data;
            var desk = await PlatformDesk.SetUpAsync(shop, name, With(name, "203.0.113.7", "198.51.100.0/24"));
            (await desk.SendAsync(PlatformMessage.Get(("to", "1")))).ExpectProblem(403, "bad_signature");

            (await server.PutAsync($"{shop.Path}/platforms/{name}", With(name, "127.0.0.0/8"))).Expect(HttpStatusCode.OK);
            await desk.ExpectAsync(PlatformMessage.Get(("to", "1")));
            (await server.GetAsync(desk.Hook[..^1] + "?to=1", key: null)).ExpectProblem(403, "bad_signature");
        }
    }

    private async Task<PlatformDesk> OpenAsync(string platform) => await PlatformDesk.OpenAsync(servers, HotState.Embedded, platform, Credentials(platform));

    private static object Credentials(string platform) => platform == "freeswitch" ? new { dialString = "sofia/gateway/main/{destination}" } : new { };

    private static object With(string platform, params string[] addresses) =>
        platform == "freeswitch" ? new { dialString = "sofia/gateway/main/{destination}", addresses } : new { addresses };
}
