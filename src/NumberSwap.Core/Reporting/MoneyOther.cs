namespace NumberSwap.Core.Reporting;

/// <summary>What is in another currency than a report's: it is told, and never added to it.</summary>
/// <param name="Deals">Won deals with an amount in it; with expected values they have fractions.</param>
public sealed record MoneyOther(string Currency, double Deals, decimal Revenue, decimal Cost);
