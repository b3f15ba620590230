namespace NumberSwap.Core.Conversations;

/// <summary>One question in its many wordings.</summary>
/// <param name="Text">The wording that stands for all: the one asked most often, of those the shortest.</param>
/// <param name="Terms">The stems that its wordings share most often.</param>
/// <param name="Calls">Calls in which it was asked.</param>
/// <param name="Asked">How often it was asked in all.</param>
/// <param name="Examples">A few of them, from different calls.</param>
public sealed record QuestionGroup(string Text, IReadOnlyList<string> Terms, int Calls, int Asked, IReadOnlyList<AskedQuestion> Examples);
