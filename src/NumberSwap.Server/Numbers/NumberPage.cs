namespace NumberSwap.Server.Numbers;

/// <summary>Part of a site's tracking numbers, in the order of their digits.</summary>
/// <param name="Cursor">Ask with it for the next part; null at the end. A part may be short, or empty, and go on.</param>
/// <param name="FromRecord">True: the pools could not be asked just now, and what is live is said by what is recorded.</param>
public sealed record NumberPage(IReadOnlyList<NumberItem> Numbers, string? Cursor, bool FromRecord);
