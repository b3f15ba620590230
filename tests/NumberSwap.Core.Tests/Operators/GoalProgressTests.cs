using NumberSwap.Core.Operators;
using Xunit;

namespace NumberSwap.Core.Tests.Operators;

public sealed class GoalProgressTests
{
    private static readonly DateOnly First = new(2026, 10, 1), Last = new(2026, 12, 31);

    [Theory]
    [InlineData(399, GoalState.Behind)]
    [InlineData(400, GoalState.OnTrack)]
    public void Forty_substantial_talks_a_day_are_counted_by_days_with_calls(int talks, GoalState state)
    {
        var progress = Progress(GoalMeasure.SubstantialPerDay, 40, new OperatorCounts(Calls: 1000, Substantial: talks - 5, Long: 5), days: 10, today: First.AddDays(13));

        Assert.Equal((talks / 10d, state), (progress.Value, progress.State));
    }

    [Theory]
    [InlineData(24, GoalState.Behind)]
    [InlineData(25, GoalState.OnTrack)]
    [InlineData(30, GoalState.OnTrack)]
    public void Half_a_percentage_point_more_in_a_quarter_is_told_by_the_quarter_before(int deals, GoalState state)
    {
        // 2 % before: 0.5 points more are 2.5 % of 1000 calls.
        var progress = Progress(GoalMeasure.ConversionGrowth, 0.5, new OperatorCounts(Calls: 1000, Deals: deals), 60, Last, new OperatorCounts(Calls: 1000, Deals: 20));

        Assert.Equal((deals / 10d) - 2, progress.Value!.Value, 9);
        Assert.Equal(state, progress.State);
    }

    [Fact]
    public void Deals_are_projected_to_the_last_day()
    {
        var progress = Progress(GoalMeasure.Deals, 10, new OperatorCounts(Calls: 100, Deals: 5), 40, First.AddDays(45));

        Assert.Equal((5d, 10d, 46, GoalState.OnTrack), (progress.Value, progress.Projected, progress.DaysLeft, progress.State));
        Assert.Equal(GoalState.Behind, Progress(GoalMeasure.Deals, 10, new OperatorCounts(Deals: 4), 40, First.AddDays(45)).State);
    }

    [Fact]
    public void Before_its_first_day_a_goal_waits_and_after_its_last_it_is_reached_or_not()
    {
        Assert.Equal(GoalState.Waiting, Progress(GoalMeasure.Deals, 10, OperatorCounts.None, 0, First.AddDays(-1)).State);
        Assert.Equal(GoalState.Waiting, Progress(GoalMeasure.Conversion, 2, OperatorCounts.None, 0, First).State);
        Assert.Equal(GoalState.Reached, Progress(GoalMeasure.Deals, 10, new OperatorCounts(Deals: 10), 60, Last.AddDays(1)).State);
        Assert.Equal(GoalState.Failed, Progress(GoalMeasure.Deals, 10, new OperatorCounts(Deals: 9), 60, Last.AddDays(1)).State);
    }

    private static GoalProgress Progress(GoalMeasure measure, double target, OperatorCounts done, int days, DateOnly today, OperatorCounts? before = null) =>
        GoalProgress.Of(new Goal("g", "site", null, measure, target, First, Last, 0), done, days, before ?? OperatorCounts.None, today);
}
