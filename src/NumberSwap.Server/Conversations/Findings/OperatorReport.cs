namespace NumberSwap.Server.Conversations.Findings;

/// <summary>How each operator talks, by their names.</summary>
/// <param name="Phrases">The counted phrases, as the site's owner ordered them.</param>
public sealed record OperatorReport(Part Of, IReadOnlyList<string> Phrases, IReadOnlyList<OperatorTalk> Operators);
