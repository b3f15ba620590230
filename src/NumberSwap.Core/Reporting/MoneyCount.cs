namespace NumberSwap.Core.Reporting;

/// <summary>What was counted.</summary>
/// <param name="Currency">The report's; null: nothing has one.</param>
/// <param name="Rows">Times in their order, all of them; others with the largest revenue, then the most leads and calls, first.</param>
/// <param name="Rest">Rows that are too many, together.</param>
/// <param name="RestRows">How many they are.</param>
public sealed record MoneyCount(
    string? Currency,
    MoneyFigures Total,
    MoneyFigures? TotalBefore,
    IReadOnlyList<MoneyRow> Rows,
    MoneyRow? Rest,
    int RestRows,
    IReadOnlyList<MoneyOther> Others);
