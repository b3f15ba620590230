namespace NumberSwap.Core.Operators;

/// <summary>How far a goal has come.</summary>
/// <param name="Value">So far, in the measure's unit; null: nothing to tell by.</param>
/// <param name="Projected">On the last day when all goes on as so far; null as above.</param>
/// <param name="DaysLeft">After today.</param>
public sealed record GoalProgress(double? Value, double? Projected, int DaysLeft, GoalState State)
{
    /// <param name="done">From the goal's first day until today.</param>
    /// <param name="daysWithCalls">Of these days.</param>
    /// <param name="before">Of as many days before the goal's first as the goal has; for growth alone.</param>
    public static GoalProgress Of(Goal goal, OperatorCounts done, int daysWithCalls, OperatorCounts before, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(goal);
        var gone = Math.Clamp(today.DayNumber - goal.From.DayNumber + 1, 0, goal.Days);
        var value = gone == 0 ? null : goal.Measure switch
        {
            GoalMeasure.CallsPerDay => PerDay(done.Calls),
            GoalMeasure.ConversationsPerDay => PerDay(done.Conversations),
            GoalMeasure.SubstantialPerDay => PerDay(done.SubstantialTalks),
            GoalMeasure.TargetCallsPerDay => PerDay(done.TargetCalls),
            GoalMeasure.Deals => done.Deals,
            GoalMeasure.Conversion => 100 * done.Conversion,
            _ => 100 * (done.Conversion - before.Conversion),
        };
        var projected = goal.Measure == GoalMeasure.Deals ? value * goal.Days / gone : value;
        return new(value, projected, goal.Days - gone, StateOf());

        double? PerDay(long count) => daysWithCalls == 0 ? null : count / (double)daysWithCalls;

        GoalState StateOf()
        {
            if (today > goal.To)
                return value >= goal.Target ? GoalState.Reached : GoalState.Failed;
            return projected is not { } end ? GoalState.Waiting : end >= goal.Target ? GoalState.OnTrack : GoalState.Behind;
        }
    }
}
