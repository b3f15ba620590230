namespace NumberSwap.Server.Conversations.Findings;

/// <summary>What a report of conversations rests on.</summary>
/// <param name="From">Calls begun then or later.</param>
/// <param name="To">Calls begun before.</param>
/// <param name="Calls">Calls with a transcript that were looked at.</param>
/// <param name="IsPart">True: there are more; only the newest were looked at.</param>
public sealed record Part(DateTime From, DateTime To, int Calls, bool IsPart);
