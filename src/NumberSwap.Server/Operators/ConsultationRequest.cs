namespace NumberSwap.Server.Operators;

/// <summary>A consultation that was held, by who says so.</summary>
/// <param name="Note">What came of it, 500 characters at most.</param>
public sealed record ConsultationRequest(string? Note);
