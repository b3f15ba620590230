using System.Net;
using System.Xml.Linq;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>What holds for every platform that speaks Twilio's form fields and its markup, from the ring to the recording.</summary>
/// <param name="goesStale">True where the signature has a time.</param>
/// <param name="signedQuery">A query that the signature covers; empty where it covers none.</param>
public abstract class TwilioLikeCycle(bool goesStale, string signedQuery)
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
        await caller.ForgeAsync(TwilioLikeStory.Ring("c1", visit.Number) with { Behind = signedQuery }, goesStale);
    }

    protected abstract Task<(SignedCaller Caller, Visit Visit)> OpenAsync(HotState state);

    /// <summary>What our answer puts behind the hook's address for the platform to tell what becomes of the call.</summary>
    protected virtual string Callbacks(Visit visit) => "?dialled=" + Uri.EscapeDataString(visit.Number);
}
