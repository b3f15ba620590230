using NumberSwap.Core.Conversations;

namespace NumberSwap.Server.Conversations.Findings;

/// <summary>Calls that reached a stage, and from which stage the talk came to it.</summary>
/// <param name="From">How often the talk came to it from each other stage; those it never came from are left out.</param>
public sealed record StageCount(TalkStage Stage, int Calls, IReadOnlyDictionary<TalkStage, int> From);
