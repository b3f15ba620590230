using System.Net;
using System.Xml.Linq;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>Telnyx's webhook, from the ring to the recording.</summary>
public sealed class TelnyxHookTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Theory, ClassData(typeof(HotStates))]
    public async Task A_call_from_ring_to_recording_is_one_call_in_every_order(HotState state)
    {
        var (caller, visit) = await OpenAsync(state);
        await caller.IsOneCallInEveryOrderAsync(
            visit, new("completed", Talk: 42, Recording: "https://example.com/RE1"), call => TwilioLikeStory.Whole(call, visit.Number, caller.Shop.Target, Callbacks(visit), "https://example.com/RE1"));
    }

    [Fact]
    public async Task A_ring_is_answered_with_the_destination_and_where_to_call_back()
    {
        var (caller, visit) = await OpenAsync(HotState.Embedded);

        var answer = await caller.SendAsync(TwilioLikeStory.Ring("c1", visit.Number));

        Assert.Equal("text/xml", answer.Expect(HttpStatusCode.OK).Type);
        var dial = XDocument.Parse(answer.Text).Root!.Element("Dial")!;
        var number = dial.Element("Number")!;
        Assert.Equal(caller.Shop.Target, number.Value);
        Assert.Equal((caller.Address + Callbacks(visit), caller.Address + Callbacks(visit)), (dial.Attribute("action")!.Value, number.Attribute("statusCallback")!.Value));
    }

    [Theory]
    [InlineData("busy")]
    [InlineData("no-answer")]
    [InlineData("failed")]
    [InlineData("canceled")]
    public async Task Nobody_answering_is_a_missed_call(string outcome)
    {
        var (caller, visit) = await OpenAsync(HotState.Embedded);
        await caller.SendAsync(TwilioLikeStory.Ring("c1", visit.Number));
        (await caller.SendAsync(TwilioLikeStory.Leg("c1", visit.Number, caller.Shop.Target, Callbacks(visit), outcome))).Expect(HttpStatusCode.OK);
        (await caller.SendAsync(TwilioLikeStory.Dialled("c1", visit.Number, Callbacks(visit), outcome))).Expect(HttpStatusCode.OK);
        (await caller.SendAsync(TwilioLikeStory.Ended("c1", visit.Number))).Expect(HttpStatusCode.OK);

        Assert.Equal(("c1", "missed", visit.Number), await caller.OnlyCallAsync());
    }

    [Fact]
    public async Task A_transfer_is_no_second_call()
    {
        var (caller, visit) = await OpenAsync(HotState.Embedded);
        await caller.SendAsync(TwilioLikeStory.Ring("c1", visit.Number));
        (await caller.SendAsync(TwilioLikeStory.Leg("c1", visit.Number, caller.Shop.Target, Callbacks(visit), "no-answer"))).Expect(HttpStatusCode.OK);
        (await caller.SendAsync(TwilioLikeStory.Leg("c1", visit.Number, "+74950000001", Callbacks(visit), "in-progress"))).Expect(HttpStatusCode.OK);
        (await caller.SendAsync(TwilioLikeStory.Leg("c1", visit.Number, "+74950000001", Callbacks(visit), "completed", 30))).Expect(HttpStatusCode.OK);

        Assert.Equal(("c1", "completed", visit.Number), await caller.OnlyCallAsync());
    }

    [Fact]
    public async Task What_the_answer_asked_for_is_not_connected_again_and_our_own_calls_are_none()
    {
        var (caller, visit) = await OpenAsync(HotState.Embedded);
        var ring = TwilioLikeStory.Ring("c1", visit.Number);

        var again = (await caller.SendAsync(ring with { Behind = Callbacks(visit) })).Expect(HttpStatusCode.OK);
        var outgoing = (await caller.SendAsync(PlatformMessage.Form("", ("CallSid", "c2"), ("From", visit.Number), ("To", "+79160000000"), ("CallStatus", "in-progress"), ("Direction", "outbound-api")))).Expect(HttpStatusCode.OK);

        Assert.Null(XDocument.Parse(again.Text).Root!.Element("Dial"));
        Assert.Null(XDocument.Parse(outgoing.Text).Root!.Element("Dial"));
        Assert.Equal(("c1", "ringing", visit.Number), await caller.OnlyCallAsync());
    }

    [Fact]
    public async Task One_flipped_bit_anywhere_is_refused_and_changes_nothing()
    {
        var (caller, visit) = await OpenAsync(HotState.Embedded);
        await caller.ForgeAsync(TwilioLikeStory.Ring("c1", visit.Number), goesStale: true);
    }

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

    private static string Callbacks(Visit visit) => "/callbacks";

    private Task<(SignedCaller Caller, Visit Visit)> OpenAsync(HotState state) =>
        SignedCaller.OpenAsync(servers, state, "telnyx", new { publicKey = Signing.TelnyxKey }, Signing.Telnyx);
}
