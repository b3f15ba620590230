namespace NumberSwap.Core.Checklists;

/// <summary>An item at which so many operators lose points that the team should be trained rather than one of them.</summary>
/// <param name="Item">The item's key.</param>
/// <param name="Losing">Operators who lose points.</param>
/// <param name="Operators">Operators of whom it was scored.</param>
/// <param name="Sum">What all got at it.</param>
public sealed record TrainingHint(string Item, int Losing, int Operators, ScoreSum Sum);
