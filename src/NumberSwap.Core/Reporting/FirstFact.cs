namespace NumberSwap.Core.Reporting;

/// <summary>A customer's first contact, beside a deal that came from a later one.</summary>
public sealed record FirstFact(ContactFact Fact);
