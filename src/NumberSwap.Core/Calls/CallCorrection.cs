using NumberSwap.Core.Attribution;
using NumberSwap.Core.Audit;

namespace NumberSwap.Core.Calls;

/// <summary>What somebody who knows better says a call was caused by. It holds against whatever is computed, until it is taken back.</summary>
/// <param name="Attribution">The cause, without candidates: certain (1) at its level, or none.</param>
/// <param name="At">Unix time in ms.</param>
/// <param name="Reason">Why, in their words, or null.</param>
public sealed record CallCorrection(CallAttribution Attribution, Actor By, long At, string? Reason);
