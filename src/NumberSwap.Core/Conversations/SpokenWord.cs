namespace NumberSwap.Core.Conversations;

/// <summary>A word of a text.</summary>
/// <param name="Folded">In lower case, with е for ё: as it is compared.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">Characters of the text that it takes.</param>
public readonly record struct SpokenWord(string Folded, int Start, int Length);
