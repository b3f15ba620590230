namespace NumberSwap.Core.Checklists;

/// <summary>How many conversations of an operator's week there were, and how many were drawn.</summary>
public sealed record SampleOperator(string Name, int Calls, int Drawn);
