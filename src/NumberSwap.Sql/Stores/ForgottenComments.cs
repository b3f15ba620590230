namespace NumberSwap.Sql.Stores;

/// <summary>What was removed of what scorers wrote of a caller's conversations.</summary>
/// <param name="Scores">Scores that lost a comment or a reason.</param>
/// <param name="Changes">Earlier states of them that did.</param>
/// <param name="Calls">Ids of their calls.</param>
public sealed record ForgottenComments(int Scores, int Changes, IReadOnlyList<string> Calls);
