namespace NumberSwap.Core.Conversations;

/// <summary>Calls of one operator in which the same counted phrases were said as often.</summary>
/// <param name="Operator">Null: calls without an operator's name.</param>
/// <param name="Phrases">How often each was said in each of these calls.</param>
/// <param name="Clarifying">Clarifying questions in all these calls.</param>
/// <param name="Transitions">Changes of stage in all these calls.</param>
/// <param name="Seconds">Talk in all these calls.</param>
public sealed record PhraseCount(string? Operator, IReadOnlyDictionary<string, int> Phrases, int Calls, int Clarifying, int Transitions, double Seconds);
