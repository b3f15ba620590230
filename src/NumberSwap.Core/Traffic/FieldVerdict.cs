namespace NumberSwap.Core.Traffic;

/// <summary>What a field of a campaign's rule says of a visit.</summary>
/// <param name="Field">Name of the field, as in the rule's JSON: <c>source</c>, <c>landingPath</c> ….</param>
/// <param name="Pattern">What the rule wants there.</param>
/// <param name="Value">What the visit has there; null for nothing.</param>
public sealed record FieldVerdict(string Field, string Pattern, string? Value, bool Matches);
