using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>Telnyx's webhook, from the ring to the recording.</summary>
public sealed class TelnyxHookTests(StoryServers servers) : TwilioLikeCycle(goesStale: true, signedQuery: ""), IClassFixture<StoryServers>
{
    [Fact]
    public async Task One_flipped_bit_in_an_event_is_refused_and_changes_nothing()
    {
        var (caller, visit) = await OpenAsync(HotState.Embedded);
        await caller.ForgeAsync(Event("call.initiated", "c1", visit.Number, "incoming"), goesStale: true);
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_call_told_in_events_is_one_call_in_every_order(HotState state)
    {
        var (caller, visit) = await OpenAsync(state);
        await caller.IsOneCallInEveryOrderAsync(
            visit,
            new("completed", Recording: "https://example.com/r.mp3"),
            call =>
            [
                Event("call.initiated", call, visit.Number, "incoming"),
                Event("call.initiated", call, caller.Shop.Target, "outgoing"),
                Event("call.answered", call, visit.Number),
                Event("call.hangup", call, visit.Number, cause: "normal_clearing"),
                PlatformMessage.Object("", new { data = new { record_type = "event", event_type = "call.recording.saved", payload = new { call_session_id = call, call_leg_id = call + "-a", recording_urls = new { mp3 = "https://example.com/r.mp3" } } } }),
            ]);
    }

    [Theory]
    [InlineData("originator_cancel")]
    [InlineData("timeout")]
    [InlineData("user_busy")]
    [InlineData("call_rejected")]
    public async Task An_event_of_a_call_that_nobody_answered_is_a_missed_call(string cause)
    {
        var (caller, visit) = await OpenAsync(HotState.Embedded);
        Assert.Equal("", (await caller.SendAsync(Event("call.initiated", "c1", visit.Number, "incoming"))).Expect(HttpStatusCode.OK).Text);
        (await caller.SendAsync(Event("call.hangup", "c1", caller.Shop.Target, cause: cause))).Expect(HttpStatusCode.OK);
        (await caller.SendAsync(Event("call.hangup", "c1", visit.Number, cause: cause))).Expect(HttpStatusCode.OK);
        (await caller.SendAsync(Event("call.playback.ended", "c1", visit.Number))).Expect(HttpStatusCode.OK);

        Assert.Equal(("c1", "missed", visit.Number), await caller.OnlyCallAsync());
    }

    [Fact]
    public async Task A_key_that_is_none_is_refused()
    {
        var (caller, _) = await OpenAsync(HotState.Embedded);
        (await caller.Shop.Server.PutAsync(caller.Shop.Path + "/platforms/telnyx", new { publicKey = "not a key" })).ExpectProblem(400, "invalid", "publicKey");
    }

    private static PlatformMessage Event(string type, string call, string to, string? direction = null, string? cause = null)
    {
        var payload = new Dictionary<string, object>
        {
            ["call_control_id"] = "v3:" + call,
            ["connection_id"] = "7267",
            ["call_leg_id"] = call + to,
            ["call_session_id"] = call,
            ["from"] = "+79161234567",
            ["to"] = to,
            ["start_time"] = "2026-11-22T10:00:00.000000Z",
            ["state"] = "x",
        };
        if (direction is not null)
            payload["direction"] = direction;
        if (cause is not null)
            payload["hangup_cause"] = cause;
        return PlatformMessage.Object("", new { data = new { record_type = "event", event_type = type, id = "0ccc7b54-4df3-4bca-a65a-3da1ecc777f0", occurred_at = "2026-11-22T10:00:00.000000Z", payload } });
    }

    protected override string Callbacks(Visit visit) => "/callbacks";

    protected override Task<(SignedCaller Caller, Visit Visit)> OpenAsync(HotState state) =>
        SignedCaller.OpenAsync(servers, state, "telnyx", new { publicKey = Signing.TelnyxKey }, Signing.Telnyx);
}
