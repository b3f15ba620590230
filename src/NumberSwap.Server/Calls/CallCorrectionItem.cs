using NumberSwap.Core.Audit;

namespace NumberSwap.Server.Calls;

/// <summary>Who said by hand what caused a call.</summary>
public sealed record CallCorrectionItem(Actor By, DateTime At, string? Reason);
