namespace NumberSwap.Core.Conversations;

/// <summary>A question that was asked in a call.</summary>
/// <param name="Start">When its passage begins, in seconds.</param>
/// <param name="Text">As it was asked.</param>
/// <param name="Terms">What it is about: the stems of its words but for stop words, each once, in ordinal order.</param>
public sealed record SpokenQuestion(Speaker Speaker, double Start, string Text, IReadOnlyList<string> Terms);
