using NumberSwap.Core.Operators;

namespace NumberSwap.Server.Operators;

/// <summary>What a team did in a period, beside the one before.</summary>
/// <param name="Period">Until today, where it goes on.</param>
/// <param name="Before">As many days of the period before.</param>
/// <param name="Operators">Those with most calls first.</param>
public sealed record OperatorReport(
    string Site,
    string TimeZone,
    CalendarStep By,
    DayRange Period,
    DayRange Before,
    OperatorCounts Team,
    OperatorCounts TeamBefore,
    IReadOnlyList<OperatorLine> Operators,
    IReadOnlyList<OperatorGroup> Products,
    IReadOnlyList<OperatorGroup> Clients);
