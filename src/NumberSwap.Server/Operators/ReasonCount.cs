namespace NumberSwap.Server.Operators;

/// <summary>How many follow-up calls have a reason.</summary>
public sealed record ReasonCount(string Reason, int Calls);
