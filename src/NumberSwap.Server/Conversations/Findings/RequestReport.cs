namespace NumberSwap.Server.Conversations.Findings;

/// <summary>Handling times by type of request, the commonest first.</summary>
public sealed record RequestReport(Part Of, IReadOnlyList<RequestTime> Requests);
