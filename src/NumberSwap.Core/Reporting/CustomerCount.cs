namespace NumberSwap.Core.Reporting;

/// <summary>What was counted of customers.</summary>
/// <param name="Currency">Of all amounts; null: nothing has one.</param>
/// <param name="OtherCurrencies">What else there are amounts in; they are part of no figure.</param>
/// <param name="Calls">Customers whose first contact was a call.</param>
/// <param name="Forms">Customers whose first contact was a form.</param>
/// <param name="Rows">The largest revenue first.</param>
public sealed record CustomerCount(string? Currency, IReadOnlyList<string> OtherCurrencies, CustomerFigures Calls, CustomerFigures Forms, IReadOnlyList<CustomerRow> Rows);
