namespace NumberSwap.Server.Conversations.Findings;

/// <summary>How an operator talks.</summary>
/// <param name="Operator">Null: calls without an operator's name.</param>
/// <param name="Calls">Calls with a transcript.</param>
/// <param name="Phrases">How often each counted phrase was said.</param>
/// <param name="Clarifying">Clarifying questions in all these calls.</param>
/// <param name="Transitions">Changes of stage in all these calls.</param>
/// <param name="Seconds">Seconds of talk in all these calls.</param>
public sealed record OperatorTalk(string? Operator, int Calls, IReadOnlyDictionary<string, int> Phrases, int Clarifying, int Transitions, double Seconds)
{
    public double ClarifyingPerCall => Calls == 0 ? 0 : (double)Clarifying / Calls;

    public double TransitionsPerCall => Calls == 0 ? 0 : (double)Transitions / Calls;

    public double SecondsPerCall => Calls == 0 ? 0 : Seconds / Calls;
}
