namespace NumberSwap.Core.Conversations;

/// <summary>A question with the call that it was asked in.</summary>
public sealed record AskedQuestion(string Call, SpokenQuestion Question);
