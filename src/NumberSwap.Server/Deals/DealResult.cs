using NumberSwap.Core.Deals;

namespace NumberSwap.Server.Deals;

/// <summary>What became of a deal that was sent.</summary>
/// <param name="Id">Its id here; null when it was refused.</param>
/// <param name="CallId">The call that it found; null: none yet.</param>
/// <param name="Field">What is wrong with a refused one.</param>
public sealed record DealResult(string? ExternalId, DealChange Result, string? Id, string? CallId, DealMatch MatchedBy, string? Field, string? Problem);
