namespace NumberSwap.Core.Conversations;

/// <summary>Questions that are about the same to the word, of many calls.</summary>
/// <param name="Terms">What they are about; see <see cref="SpokenQuestion"/>.</param>
/// <param name="Calls">Calls in which they were asked; not fewer than there are.</param>
/// <param name="Asked">How often they were asked.</param>
public sealed record AskedWording(IReadOnlyList<string> Terms, int Calls, int Asked);
