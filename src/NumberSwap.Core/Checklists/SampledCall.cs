namespace NumberSwap.Core.Checklists;

/// <summary>A conversation that was drawn.</summary>
/// <param name="Place">In the order of drawing, from 1 for each operator.</param>
public sealed record SampledCall(string Call, IsoWeek Week, string Operator, int Place);
