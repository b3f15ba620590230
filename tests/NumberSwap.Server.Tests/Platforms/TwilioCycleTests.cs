using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>Twilio's webhook, from the ring to the recording.</summary>
public sealed class TwilioCycleTests(StoryServers servers) : TwilioLikeCycle(goesStale: false, signedQuery: "?a=b"), IClassFixture<StoryServers>
{
    [Fact]
    public async Task A_body_that_is_no_form_has_its_hash_in_the_address()
    {
        var (caller, _) = await OpenAsync(HotState.Embedded);
        var body = "{}"u8.ToArray();
        var part = PlatformMessage.Object("?bodySHA256=" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body)), new { });
        var signed = caller.Sign(part with { Body = [] });

        (await caller.SendAsync(part, signed)).Expect(HttpStatusCode.OK);
        (await caller.SendAsync(part, signed, "{ }"u8.ToArray())).ExpectProblem(403, "bad_signature");
        (await caller.SendAsync(part with { Behind = "" }, caller.Sign(part with { Behind = "", Body = [] }))).ExpectProblem(403, "bad_signature");
        Assert.Empty(await caller.Shop.CallsAsync());
    }

    protected override Task<(SignedCaller Caller, Visit Visit)> OpenAsync(HotState state) =>
        SignedCaller.OpenAsync(servers, state, "twilio", new { authToken = Signing.Key }, Signing.Twilio);
}
