namespace NumberSwap.Core.Operators;

/// <summary>What an operator or the whole team wants to reach.</summary>
/// <param name="Operator">Null: the team.</param>
/// <param name="Target">At least so much, in the measure's unit; more than 0.</param>
/// <param name="To">The last day, in the site's time zone.</param>
/// <param name="MadeAt">Unix ms.</param>
public sealed record Goal(string Id, string Site, string? Operator, GoalMeasure Measure, double Target, DateOnly From, DateOnly To, long MadeAt)
{
    /// <summary>Most goals of a site.</summary>
    public const int MaxOfSite = 200;

    /// <summary>Most days of a goal.</summary>
    public const int MaxDays = 366;

    public int Days => To.DayNumber - From.DayNumber + 1;
}
