using System.Net;
using System.Xml.Linq;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>Plivo's webhook, from the ring to the recording.</summary>
public sealed class PlivoHookTests(StoryServers servers) : IClassFixture<StoryServers>
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
                Leg(call, caller, visit, "answer"),
                Leg(call, caller, visit, "hangup", 42),
                PlatformMessage.Form(Callbacks(visit), ("CallUUID", call), ("Event", "RecordStop"), ("RecordUrl", "https://example.com/r.mp3"), ("RecordingID", "r1"), ("RecordingDuration", "42"), ("From", "79161234567"), ("To", Bare(visit))),
                Ended(call, visit, "completed"),
            ]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_ring_is_answered_with_the_destination_and_where_to_call_back(bool byPost)
    {
        var (caller, visit) = await OpenAsync(HotState.Embedded);
        var ring = byPost ? Ring("c1", visit) : PlatformMessage.Get(("CallUUID", "c1"), ("From", "79161234567"), ("To", Bare(visit)), ("CallStatus", "ringing"), ("Direction", "inbound"), ("Event", "StartApp"));

        var answer = await caller.SendAsync(ring);

        Assert.Equal("text/xml", answer.Expect(HttpStatusCode.OK).Type);
        var dial = XDocument.Parse(answer.Text).Root!.Element("Dial")!;
        Assert.Equal(caller.Shop.Target, dial.Element("Number")!.Value);
        Assert.Equal((caller.Address + Callbacks(visit), caller.Address + Callbacks(visit)), (dial.Attribute("action")!.Value, dial.Attribute("callbackUrl")!.Value));
        Assert.Equal(("c1", "ringing", visit.Number), await caller.OnlyCallAsync());
    }

    [Theory]
    [InlineData("busy")]
    [InlineData("no-answer")]
    [InlineData("failed")]
    [InlineData("timeout")]
    [InlineData("cancel")]
    public async Task Nobody_answering_is_a_missed_call(string outcome)
    {
        var (caller, visit) = await OpenAsync(HotState.Embedded);
        await caller.SendAsync(Ring("c1", visit));
        (await caller.SendAsync(Leg("c1", caller, visit, "hangup", 0))).Expect(HttpStatusCode.OK);
        var dialled = (await caller.SendAsync(PlatformMessage.Form(Callbacks(visit), ("CallUUID", "c1"), ("DialStatus", outcome), ("DialRingStatus", "true"), ("DialHangupCause", "USER_BUSY"), ("DialALegUUID", "c1"), ("DialBLegUUID", "")))).Expect(HttpStatusCode.OK);
        (await caller.SendAsync(Ended("c1", visit, "completed"))).Expect(HttpStatusCode.OK);

        Assert.Empty(XDocument.Parse(dialled.Text).Root!.Elements());
        Assert.Equal(("c1", "missed", visit.Number), await caller.OnlyCallAsync());
    }

    [Fact]
    public async Task A_transfer_is_no_second_call()
    {
        var (caller, visit) = await OpenAsync(HotState.Embedded);
        await caller.SendAsync(Ring("c1", visit));
        (await caller.SendAsync(Leg("c1", caller, visit, "hangup", 0))).Expect(HttpStatusCode.OK);
        // The leg to somebody else, at an address of ours that Plivo was given without the number.
        (await caller.SendAsync(PlatformMessage.Form("", ("CallUUID", "b2"), ("ALegUUID", "c1"), ("Direction", "outbound"), ("From", Bare(visit)), ("To", "74950000001"), ("CallStatus", "in-progress"), ("DialAction", "answer")))).Expect(HttpStatusCode.OK);

        Assert.Equal(("c1", "completed", visit.Number), await caller.OnlyCallAsync());
    }

    [Fact]
    public async Task An_outgoing_call_is_none_and_a_leg_of_an_unknown_one_is_asked_for_again()
    {
        var (caller, visit) = await OpenAsync(HotState.Embedded);
        (await caller.SendAsync(PlatformMessage.Form("", ("CallUUID", "c2"), ("From", Bare(visit)), ("To", "79160000000"), ("CallStatus", "in-progress"), ("Direction", "outbound"), ("ALegRequestUUID", "r")))).Expect(HttpStatusCode.OK);
        (await caller.SendAsync(Leg("c1", caller, visit, "answer") with { Behind = "" })).Expect(HttpStatusCode.ServiceUnavailable);

        Assert.Empty(await caller.Shop.CallsAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?b=2&a=1")]
    public async Task One_flipped_bit_anywhere_is_refused_and_changes_nothing(string query)
    {
        var (caller, visit) = await OpenAsync(HotState.Embedded);
        await caller.ForgeAsync(Ring("c1", visit) with { Behind = query }, goesStale: false);
    }

    private static string Bare(Visit visit) => visit.Number[1..];

    private static string Callbacks(Visit visit) => "?dialled=" + Uri.EscapeDataString(visit.Number);

    private static PlatformMessage Ring(string call, Visit visit) => PlatformMessage.Form(
        "", ("CallUUID", call), ("From", "79161234567"), ("To", Bare(visit)), ("CallStatus", "ringing"), ("Direction", "inbound"), ("Event", "StartApp"), ("CallerName", "Анна & Co"), ("ForwardedFrom", ""), ("X-PH-Shop", "1"));

    private static PlatformMessage Leg(string call, SignedCaller caller, Visit visit, string action, int? seconds = null) => PlatformMessage.Form(
        Callbacks(visit),
        [
            ("Event", action is "answer" ? "DialAnswer" : "DialHangup"), ("DialAction", action), ("DialBLegStatus", action), ("CallUUID", call), ("DialALegUUID", call), ("DialBLegUUID", call + "-b"), ("DialBLegFrom", "79161234567"), ("DialBLegTo", caller.Shop.Target[1..]), ("DialBLegPosition", "1"),
            .. seconds is { } known ? new[] { ("DialBLegDuration", $"{known}"), ("DialBLegBillDuration", "60"), ("DialBLegHangupCause", "NORMAL_CLEARING") } : [],
        ]);

    private static PlatformMessage Ended(string call, Visit visit, string status) => PlatformMessage.Form(
        "", ("CallUUID", call), ("From", "79161234567"), ("To", Bare(visit)), ("CallStatus", status), ("Direction", "inbound"), ("Event", "Hangup"), ("HangupCause", "NORMAL_CLEARING"), ("Duration", "47"), ("BillDuration", "60"), ("TotalCost", "0.005"));

    private Task<(SignedCaller Caller, Visit Visit)> OpenAsync(HotState state) =>
        SignedCaller.OpenAsync(servers, state, "plivo", new { authToken = Signing.Key }, Signing.Plivo);
}
