namespace NumberSwap.Core.Conversations;

/// <summary>Calls of the same types of request, with the same tags, and of the same length.</summary>
/// <param name="Seconds">Talk in each of them.</param>
public sealed record RequestCount(IReadOnlyList<string> Requests, IReadOnlyList<string> Tags, double Seconds, int Calls);
