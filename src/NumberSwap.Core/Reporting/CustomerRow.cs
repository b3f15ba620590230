namespace NumberSwap.Core.Reporting;

/// <summary>Customers of one kind of first contact, by something of it.</summary>
/// <param name="Key">As <see cref="MoneyRow.Key"/>.</param>
/// <param name="Contact">Call or form.</param>
public sealed record CustomerRow(string Key, ContactKind Contact, CustomerFigures Figures);
