using NumberSwap.Core.Calls;
using NumberSwap.Core.Operators;
using NumberSwap.Core.Sites;
using Xunit;

namespace NumberSwap.Core.Tests.Operators;

public sealed class OperatorCountsTests
{
    [Theory]
    [InlineData(0, TalkClass.Short)]
    [InlineData(119, TalkClass.Short)]
    [InlineData(120, TalkClass.Normal)]
    [InlineData(299, TalkClass.Normal)]
    [InlineData(300, TalkClass.Substantial)]
    [InlineData(599, TalkClass.Substantial)]
    [InlineData(600, TalkClass.Long)]
    public void Talks_are_classed_by_their_length(int seconds, TalkClass length) => Assert.Equal(length, TalkClasses.Of(seconds, TeamSettings.Default));

    [Fact]
    public void A_call_counts_for_every_step_up_to_the_one_it_reached()
    {
        Assert.Equal(
            new OperatorCounts(1, 1, 0, 1, 1, 1, 1, 0, 300, Substantial: 1),
            OperatorCounts.Of(CallStatus.Completed, 300, CallStep.Offer, isTarget: true, TeamSettings.Default));
        Assert.Equal(new OperatorCounts(1, Missed: 1), OperatorCounts.Of(CallStatus.Missed, 12, CallStep.Call, isTarget: false, TeamSettings.Default));
        Assert.Equal(new OperatorCounts(1), OperatorCounts.Of(CallStatus.Ringing, null, CallStep.Call, isTarget: false, TeamSettings.Default));
    }

    [Fact]
    public void Of_100_cold_calls_2_are_deals_and_of_100_repeated_ones_15()
    {
        Assert.Equal(0.02, new OperatorCounts(Calls: 100, Deals: 2).Conversion);
        Assert.Equal(0.15, new OperatorCounts(Calls: 100, Deals: 15).Conversion);
    }

    [Fact]
    public void Each_step_is_a_share_of_the_one_before()
    {
        var counts = new OperatorCounts(Calls: 200, Answered: 160, Missed: 40, Conversations: 100, Presentations: 50, Offers: 20, Deals: 5, TalkSeconds: 16_000);

        Assert.Equal((0.5, 0.5, 0.4, 0.25), (counts.ToConversation, counts.ToPresentation, counts.ToOffer, counts.ToDeal));
        Assert.Equal((0.2, 100d, 0.025), (counts.MissedShare, counts.AverageTalkSeconds, counts.Conversion));
        Assert.Null(OperatorCounts.None.Conversion);
    }
}
