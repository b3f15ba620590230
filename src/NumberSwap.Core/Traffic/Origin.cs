namespace NumberSwap.Core.Traffic;

/// <summary>Who sent a visitor, by what way.</summary>
internal sealed record Origin(string Source, string Medium);
