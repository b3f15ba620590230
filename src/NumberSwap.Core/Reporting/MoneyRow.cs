namespace NumberSwap.Core.Reporting;

/// <summary>A row of a money report.</summary>
/// <param name="Key">
/// The dimension's value, by which the report can be filtered. <see cref="Unknown"/>: not known; <see cref="None"/>: known to have none, as a
/// visit without a campaign. Days and weeks are as 2026-11-22, months as 2026-11, quarters as 2026-Q4, hours as 4-13: Thursday, 13 h.
/// </param>
/// <param name="Before">Of the period to compare with; null without one.</param>
/// <param name="BeforeKey">Of times: the key of the time that it is compared with.</param>
public sealed record MoneyRow(string Key, MoneyFigures Now, MoneyFigures? Before, string? BeforeKey = null)
{
    public const string Unknown = "(unknown)";
    public const string None = "(none)";
}
