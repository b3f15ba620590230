namespace NumberSwap.Core.Conversations;

/// <summary>Calls that went through the same stages.</summary>
/// <param name="Stages">In the order in which the talk went through them.</param>
/// <param name="Transitions">Changes of stage; more than <paramref name="Stages"/> has where a talk went on and on.</param>
public sealed record TalkPath(IReadOnlyList<TalkStage> Stages, int Transitions, int Calls);
