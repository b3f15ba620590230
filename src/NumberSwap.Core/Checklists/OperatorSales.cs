namespace NumberSwap.Core.Checklists;

/// <summary>An operator's scores beside what their calls sold.</summary>
/// <param name="Scored">Scored conversations.</param>
/// <param name="TargetCalls">Answered target calls.</param>
/// <param name="Won">Of these, how many led to a deal that was won.</param>
public sealed record OperatorSales(string Operator, int Scored, ScoreSum Sum, int TargetCalls, int Won)
{
    /// <summary>Won deals of target calls, 0 to 1; null without such calls.</summary>
    public double? Conversion => TargetCalls == 0 ? null : (double)Won / TargetCalls;
}
