using NumberSwap.Core.Conversations;

namespace NumberSwap.Server.Conversations.Findings;

/// <summary>Questions that were asked in several calls, the commonest first.</summary>
public sealed record QuestionReport(Part Of, IReadOnlyList<QuestionGroup> Questions);
