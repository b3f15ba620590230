namespace NumberSwap.Core.Erasure;

/// <summary>What was removed.</summary>
/// <param name="What">A name such as <c>notes</c>; the API's, and the key of its words on the page.</param>
/// <param name="Count">How many of them, 0 or more.</param>
public sealed record Erased(string What, int Count);
