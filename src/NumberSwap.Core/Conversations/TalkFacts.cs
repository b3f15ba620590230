namespace NumberSwap.Core.Conversations;

/// <summary>What a transcript says to the reports, by the markers of its time.</summary>
/// <param name="Stages">The stages in the order in which the talk went through them; each is another than the one before.</param>
/// <param name="Phrases">How often the operator (or an unknown speaker) said each counted phrase; those never said are left out.</param>
/// <param name="Clarifying">Clarifying questions of the operator.</param>
/// <param name="Requests">Names of the types of request that it was.</param>
/// <param name="Questions">What was asked.</param>
/// <param name="Seconds">When the last passage ends.</param>
public sealed record TalkFacts(
    IReadOnlyList<TalkStage> Stages, IReadOnlyDictionary<string, int> Phrases, int Clarifying, IReadOnlyList<string> Requests, IReadOnlyList<SpokenQuestion> Questions, double Seconds)
{
    /// <summary>How often the talk went from one stage to another: a better measure of skill than length.</summary>
    public int Transitions => Math.Max(0, Stages.Count - 1);
}
