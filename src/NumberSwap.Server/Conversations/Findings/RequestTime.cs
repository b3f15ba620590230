namespace NumberSwap.Server.Conversations.Findings;

/// <summary>How long calls of one kind take.</summary>
/// <param name="Name">Name of the type of request, or the tag.</param>
/// <param name="IsTag">True: calls with this tag; false: calls in which the type's phrases were said.</param>
/// <param name="Median">Half of the calls took so many seconds or less.</param>
public sealed record RequestTime(string Name, bool IsTag, int Calls, double Average, double Median);
