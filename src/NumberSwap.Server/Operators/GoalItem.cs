using NumberSwap.Core.Operators;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Operators;

/// <summary>A goal and how far it has come.</summary>
/// <param name="Operator">Null: the team.</param>
/// <param name="Target">At least so much, in the measure's unit.</param>
public sealed record GoalItem(string Id, string? Operator, GoalMeasure Measure, double Target, DateOnly From, DateOnly To, DateTime MadeAt, GoalProgress Progress)
{
    public static GoalItem Of(Goal goal, GoalProgress progress) =>
        new(goal.Id, goal.Operator, goal.Measure, goal.Target, goal.From, goal.To, UnixTime.ToUtc(goal.MadeAt), progress);
}
