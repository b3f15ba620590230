namespace NumberSwap.Server.Checklists;

/// <summary>A conversation that was drawn, with its scores.</summary>
public sealed record SampleCallAnswer(string Call, string Operator, int Place, DateTime? StartedAt, int? TalkSeconds, IReadOnlyList<ScoreAnswer> Scores);
