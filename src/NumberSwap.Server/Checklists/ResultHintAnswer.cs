namespace NumberSwap.Server.Checklists;

/// <summary>An item at which the team should be trained.</summary>
/// <param name="Losing">Operators who lose points at it,</param>
/// <param name="Operators">of so many of whom it was scored.</param>
public sealed record ResultHintAnswer(string Item, string Title, int Losing, int Operators, double? Share);
