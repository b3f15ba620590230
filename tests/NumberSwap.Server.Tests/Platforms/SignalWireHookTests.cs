using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>SignalWire's webhook, from the ring to the recording.</summary>
public sealed class SignalWireHookTests(StoryServers servers) : TwilioLikeCycle(goesStale: false, signedQuery: "?a=b"), IClassFixture<StoryServers>
{
    [Theory, ClassData(typeof(HotStates))]
    public async Task A_call_told_in_JSON_is_one_call_in_every_order(HotState state)
    {
        var (caller, visit) = await OpenAsync(state);
        await caller.IsOneCallInEveryOrderAsync(
            visit,
            new("completed", Talk: 42),
            call =>
            [
                SwmlRing(call, visit.Number),
                SwmlState(call, caller.Shop.Target, Callbacks(visit), "answered", 1_000, null),
                SwmlState(call, caller.Shop.Target, Callbacks(visit), "ended", 1_000, 43_900),
                SwmlState(call, caller.Shop.Target, "", "answered", 1_000, null),
                PlatformMessage.Object(Callbacks(visit), new { event_type = "calling.call.state", @params = new { call_id = call, call_state = "ended", created_by = "receive", start_time = 1, answer_time = 500, end_time = 50_000, device = new { type = "phone", @params = new { from_number = "+79161234567", to_number = visit.Number } } } }),
            ]);
    }

    [Fact]
    public async Task A_ring_in_JSON_is_answered_in_JSON()
    {
        var (caller, visit) = await OpenAsync(HotState.Embedded);

        var answer = await caller.SendAsync(SwmlRing("c1", visit.Number));

        Assert.Equal("application/json", answer.Expect(HttpStatusCode.OK).Type);
        var connect = answer.Json.GetProperty("sections").GetProperty("main")[0].GetProperty("connect");
        Assert.Equal((caller.Shop.Target, caller.Address + Callbacks(visit)), (connect.GetProperty("to").GetString(), connect.GetProperty("call_state_url").GetString()));
        (await caller.SendAsync(SwmlState("c1", caller.Shop.Target, Callbacks(visit), "ended", null, 43_900))).Expect(HttpStatusCode.OK);
        Assert.Equal(("c1", "missed", visit.Number), await caller.OnlyCallAsync());
    }

    [Fact]
    public async Task One_flipped_bit_in_JSON_is_refused_and_changes_nothing()
    {
        var (caller, visit) = await OpenAsync(HotState.Embedded);
        await caller.ForgeAsync(SwmlRing("c1", visit.Number) with { Behind = "?a=b" }, goesStale: false);
    }

    private static PlatformMessage SwmlRing(string call, string number) => PlatformMessage.Object("", new
    {
        call = new { call_id = call, node_id = "n1", segment_id = "s1", call_state = "created", direction = "inbound", type = "phone", from = "+79161234567", to = number, project_id = "p1", space_id = "sp1" },
        vars = new { },
        @params = new { },
    });

    private static PlatformMessage SwmlState(string call, string destination, string callbacks, string state, long? answered, long? ended) => PlatformMessage.Object(callbacks, new
    {
        event_type = "calling.call.state",
        @params = new { call_id = call + "-b", node_id = "n1", parent = new { call_id = call, node_id = "n1" }, call_state = state, created_by = "connect", start_time = 1, answer_time = answered, end_time = ended, device = new { type = "phone", @params = new { from_number = "+79161234567", to_number = destination } } },
    });

    protected override Task<(SignedCaller Caller, Visit Visit)> OpenAsync(HotState state) =>
        SignedCaller.OpenAsync(servers, state, "signalwire", new { signingKey = Signing.Key }, Signing.SignalWire);
}
