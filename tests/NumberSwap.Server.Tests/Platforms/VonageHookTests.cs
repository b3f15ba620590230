using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>Vonage's webhook, from the ring to the recording.</summary>
public sealed class VonageHookTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Theory, ClassData(typeof(HotStates))]
    public async Task A_call_from_ring_to_recording_is_one_call_in_every_order(HotState state)
    {
        var (caller, visit) = await OpenAsync(state);
        await caller.IsOneCallInEveryOrderAsync(
            visit,
            new("completed", Talk: 42, Recording: "https://example.com/r.mp3"),
            call =>
            [
                Ring(call, visit),
                Event(call, visit, caller, "outbound", "answered"),
                Event(call, visit, caller, "outbound", "completed", 42),
                Event(call, visit, caller, "inbound", "completed", 47),
                PlatformMessage.Object("", new { conversation_uuid = "CON-" + call, recording_url = "https://example.com/r.mp3", recording_uuid = "r1", size = 12222, start_time = "2026-11-22T10:00:00Z", end_time = "2026-11-22T10:00:42Z" }),
            ]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_ring_is_answered_with_the_destination_and_where_to_call_back(bool byPost)
    {
        var (caller, visit) = await OpenAsync(HotState.Embedded);
        var ring = byPost ? Ring("c1", visit) : PlatformMessage.Get(("to", visit.Number[1..]), ("from", "79161234567"), ("conversation_uuid", "CON-c1"), ("uuid", "c1-a"), ("SipHeader_X-Name", "Анна \"Æ\" 😀"));

        var answer = await caller.SendAsync(ring);

        Assert.Equal("application/json", answer.Expect(HttpStatusCode.OK).Type);
        var connect = Assert.Single(answer.Json.EnumerateArray().ToList());
        var endpoint = Assert.Single(connect.GetProperty("endpoint").EnumerateArray().ToList());
        Assert.Equal(
            ("connect", visit.Number[1..], caller.Address, "phone", caller.Shop.Target[1..]),
            (connect.GetProperty("action").GetString(), connect.GetProperty("from").GetString(), connect.GetProperty("eventUrl")[0].GetString(), endpoint.GetProperty("type").GetString(), endpoint.GetProperty("number").GetString()));
        Assert.Equal(("CON-c1", "ringing", visit.Number), await caller.OnlyCallAsync());
    }

    [Theory]
    [InlineData("busy")]
    [InlineData("cancelled")]
    [InlineData("failed")]
    [InlineData("rejected")]
    [InlineData("timeout")]
    [InlineData("unanswered")]
    public async Task Nobody_answering_is_a_missed_call(string outcome)
    {
        var (caller, visit) = await OpenAsync(HotState.Embedded);
        foreach (var part in new[] { Ring("c1", visit), Event("c1", visit, caller, "inbound", "started"), Event("c1", visit, caller, "inbound", "answered"), Event("c1", visit, caller, "outbound", "ringing"), Event("c1", visit, caller, "outbound", outcome), Event("c1", visit, caller, "inbound", "completed", 20) })
            (await caller.SendAsync(part)).Expect(HttpStatusCode.OK);

        Assert.Equal(("CON-c1", "missed", visit.Number), await caller.OnlyCallAsync());
    }

    [Fact]
    public async Task A_leg_to_somebody_else_is_no_second_call()
    {
        var (caller, visit) = await OpenAsync(HotState.Embedded);
        await caller.SendAsync(Ring("c1", visit));
        (await caller.SendAsync(Event("c1", visit, caller, "outbound", "unanswered"))).Expect(HttpStatusCode.OK);
        (await caller.SendAsync(PlatformMessage.Object("", new { uuid = "u3", conversation_uuid = "CON-c1", direction = "outbound", status = "answered", from = "74950000009", to = "74950000001" }))).Expect(HttpStatusCode.OK);

        Assert.Equal(("CON-c1", "completed", visit.Number), await caller.OnlyCallAsync());
    }

    [Fact]
    public async Task Transfers_errors_and_digits_are_no_calls()
    {
        var (caller, visit) = await OpenAsync(HotState.Embedded);
        foreach (var body in new object[]
        {
            new { conversation_uuid_from = "CON-1", conversation_uuid_to = "CON-2", uuid = "u", timestamp = "2026-11-22T10:00:00Z", type = "transfer" },
            new { reason = "Syntax error in NCCO", conversation_uuid = "CON-1", timestamp = "2026-11-22T10:00:00Z" },
            new { speech = "x", dtmf = "1", uuid = "u", conversation_uuid = "CON-1", from = "79161234567", to = visit.Number[1..] },
            new { status = "disconnected", direction = "outbound", uuid = "u", conversation_uuid = "CON-1", from = "79161234567", to = visit.Number[1..] },
        })
            Assert.Equal("", (await caller.SendAsync(PlatformMessage.Object("", body))).Expect(HttpStatusCode.OK).Text);

        Assert.Empty(await caller.Shop.CallsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_flipped_bit_anywhere_is_refused_and_changes_nothing(bool byPost)
    {
        var (caller, visit) = await OpenAsync(HotState.Embedded);
        await caller.ForgeAsync(byPost ? Ring("c1", visit) : PlatformMessage.Get(("to", visit.Number[1..]), ("from", "79161234567"), ("conversation_uuid", "CON-c1"), ("uuid", "c1-a")), goesStale: true);
    }

    [Fact]
    public async Task Only_a_token_by_HS256_that_knows_the_payload_counts()
    {
        var (caller, visit) = await OpenAsync(HotState.Embedded);
        var ring = Ring("c1", visit);
        var at = servers.ClockOf(HotState.Embedded).GetUtcNow().ToUnixTimeSeconds();
        foreach (var token in new[] { Signing.Token("none", ring, caller.Address, at), Signing.Token("RS256", ring, caller.Address, at), Signing.Token("hs256", ring, caller.Address, at), Signing.Token("HS256", ring, caller.Address, at, hashed: false), "a.b", "..", "" })
            (await caller.SendAsync(ring, [("Authorization", "Bearer " + token)])).ExpectProblem(403, "bad_signature");

        Assert.Empty(await caller.Shop.CallsAsync());
    }

    private static PlatformMessage Ring(string call, Visit visit) => PlatformMessage.Object(
        "", new { region_url = "https://api-eu-3.vonage.com", from = "79161234567", to = visit.Number[1..], endpoint_type = "phone", uuid = call + "-a", conversation_uuid = "CON-" + call });

    private static PlatformMessage Event(string call, Visit visit, SignedCaller caller, string direction, string status, int? seconds = null) => PlatformMessage.Object("", new
    {
        headers = new { },
        from = direction is "inbound" ? "79161234567" : visit.Number[1..],
        to = direction is "inbound" ? visit.Number[1..] : caller.Shop.Target[1..],
        uuid = call + direction,
        conversation_uuid = "CON-" + call,
        status,
        direction,
        timestamp = "2026-11-22T10:00:00.000Z",
        duration = seconds is { } known ? $"{known}" : null,
        start_time = (string?)null,
        rate = "0.00",
        price = "0.00",
        network = "25001",
    });

    private Task<(SignedCaller Caller, Visit Visit)> OpenAsync(HotState state) =>
        SignedCaller.OpenAsync(servers, state, "vonage", new { signatureSecret = Signing.Key }, Signing.Vonage);
}
