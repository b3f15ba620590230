namespace NumberSwap.Server.Conversations.Findings;

/// <summary>What a report of conversations rests on.</summary>
/// <param name="From">Calls begun then or later.</param>
/// <param name="To">Calls begun before.</param>
/// <param name="Calls">Calls with a transcript.</param>
/// <param name="IsPart">True: so many different questions were asked that only the commonest wordings were looked at.</param>
public sealed record Part(DateTime From, DateTime To, int Calls, bool IsPart);
