using NumberSwap.Core.Operators;

namespace NumberSwap.Server.Operators;

/// <summary>One operator in a period, beside the one before.</summary>
/// <param name="Days">Each day of the period until today.</param>
/// <param name="Norm">By the last quarter that is over.</param>
/// <param name="NormOf">That quarter.</param>
public sealed record OperatorCard(
    CalendarStep By,
    DayRange Period,
    DayRange Before,
    OperatorLine Operator,
    IReadOnlyList<OperatorGroup> Products,
    IReadOnlyList<OperatorGroup> Clients,
    IReadOnlyList<OperatorDayCounts> Days,
    CallNorm Norm,
    DayRange NormOf,
    IReadOnlyList<GoalItem> Goals);
