namespace NumberSwap.Core.Conversations;

/// <summary>Which passages of a site's calls are looked for.</summary>
/// <param name="From">The call began then or later, Unix time in ms; null: any.</param>
/// <param name="To">The call began before, Unix time in ms; null: any.</param>
/// <param name="Operator">The operator's name as the call has it; null: any.</param>
/// <param name="Before">Passages of earlier calls than this one's, or of the same call before it, by its id; null: from the newest call on.</param>
public sealed record TalkFilter(string Site, SpokenQuery Query, Speaker? Speaker, string? Operator, long? From, long? To, long? Before, int Limit);
