using NumberSwap.Core.Operators;
using NumberSwap.Core.Sites;
using Xunit;

namespace NumberSwap.Core.Tests.Operators;

public sealed class FollowUpCaseTests
{
    private const long Day = 86_400_000;

    private static readonly TeamSettings Team = TeamSettings.Default;

    [Theory]
    [InlineData(1, FollowUpState.Normal)]
    [InlineData(2, FollowUpState.Normal)]
    [InlineData(3, FollowUpState.Consultation)]
    [InlineData(4, FollowUpState.Consultation)]
    [InlineData(5, FollowUpState.Flagged)]
    [InlineData(6, FollowUpState.Flagged)]
    public void After_the_third_call_without_success_a_consultation_is_due_and_from_the_fifth_on_it_is_flagged(int calls, FollowUpState state)
    {
        var matter = Assert.Single(FollowUpCase.Split(Calls(calls), Team));

        Assert.Equal(state, matter.State(Team));
        Assert.Equal(calls < 3 ? null : "2", matter.Due(Team)?.Id);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void With_a_deal_nothing_is_due(int calls)
    {
        var matter = Assert.Single(FollowUpCase.Split(Calls(calls, soldAt: 30 * Day), Team));

        Assert.Equal((FollowUpState.Sold, null), (matter.State(Team), matter.Due(Team)));
    }

    [Theory]
    [InlineData(300, 7, true)]
    [InlineData(299, 7, false)]
    [InlineData(300, 8, false)]
    [InlineData(900, 0, true)]
    public void A_long_first_call_with_a_quick_deal_is_high_skill(int talk, int days, bool skilled)
    {
        var first = new FollowUpCall("1", "+79160000000", Day, talk, "Анна", null, null, Day + (days * Day));

        Assert.Equal(skilled, new FollowUpCase([first]).IsSkilled(Team));
        Assert.False(new FollowUpCase([first with { SoldAt = null }]).IsSkilled(Team));
    }

    [Fact]
    public void A_deal_and_a_long_silence_end_a_case()
    {
        var calls = Calls(4).ToList();
        calls[1] = calls[1] with { SoldAt = 2 * Day };
        calls[3] = calls[3] with { StartedAt = calls[2].StartedAt + (60 * Day) };
        Assert.Equal([2, 2], FollowUpCase.Split(calls, Team).Select(matter => matter.Calls.Count));
        calls[3] = calls[3] with { StartedAt = calls[3].StartedAt + 1 };

        Assert.Equal([2, 1, 1], FollowUpCase.Split(calls, Team).Select(matter => matter.Calls.Count));
    }

    /// <summary>A deal often belongs to the call that brought the customer, and is won after the calls that followed it.</summary>
    [Fact]
    public void A_deal_of_the_first_call_that_is_won_later_ends_the_case_when_it_is_won()
    {
        var calls = Calls(5).ToList();
        calls[0] = calls[0] with { SoldAt = 3 * Day + 1 };

        var cases = FollowUpCase.Split(calls, Team).ToList();

        Assert.Equal([4, 1], cases.Select(matter => matter.Calls.Count));
        Assert.Equal((FollowUpState.Sold, null), (cases[0].State(Team), cases[0].Due(Team)));
        Assert.False(cases[1].IsSold);
        Assert.True(new FollowUpCase([calls[0] with { TalkSeconds = 300 }, calls[1]]).IsSkilled(Team));
    }

    [Fact]
    public void Cases_part_all_calls_at_deals_won_and_long_silences_and_nowhere_else()
    {
        for (var seed = 1; seed <= 500; seed++)
        {
            var random = new Random(seed);
            var at = 0L;
            var calls = Enumerable.Range(0, random.Next(1, 12)).Select(i =>
            {
                at += random.Next(0, 4) == 0 ? random.Next(0, 90) * Day : random.Next(0, 5) * Day;
                return new FollowUpCall($"{i}", "+79160000000", at, 60, "Анна", null, null, random.Next(0, 4) == 0 ? at + (random.Next(0, 20) * Day) : null);
            }).ToList();

            var cases = FollowUpCase.Split(calls, Team).ToList();

            Assert.True(calls.SequenceEqual(cases.SelectMany(matter => matter.Calls)), $"seed {seed}");
            foreach (var matter in cases)
            {
                for (var i = 1; i < matter.Calls.Count; i++)
                    Assert.False(Ends(matter.Calls.Take(i).ToList(), matter.Calls[i]), $"seed {seed}");
                Assert.True(matter.IsSold == matter.Calls.Any(call => call.SoldAt is not null), $"seed {seed}");
            }

            Assert.All(cases.Zip(cases.Skip(1)), pair => Assert.True(Ends(pair.First.Calls, pair.Second.First), $"seed {seed}"));
        }

        static bool Ends(IReadOnlyList<FollowUpCall> before, FollowUpCall next) =>
            before.Any(call => call.SoldAt <= next.StartedAt) || next.StartedAt - before[^1].StartedAt > 60 * Day;
    }

    private static IEnumerable<FollowUpCall> Calls(int count, long? soldAt = null) =>
        Enumerable.Range(0, count).Select(i => new FollowUpCall(i.ToString(null as IFormatProvider), "+79160000000", i * Day, 60, "Анна", null, null, i == count - 1 ? soldAt : null));
}
