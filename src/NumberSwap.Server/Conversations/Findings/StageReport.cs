namespace NumberSwap.Server.Conversations.Findings;

/// <summary>How far calls get.</summary>
/// <param name="Transitions">Calls by their number of changes of stage: at index 0 those without one, the last index and more in the last.</param>
public sealed record StageReport(Part Of, IReadOnlyList<StageCount> Stages, IReadOnlyList<int> Transitions, IReadOnlyList<OperatorTalk> Operators);
