using NumberSwap.Core.Deals;

namespace NumberSwap.Server.Deals;

/// <summary>A good line of a file of deals.</summary>
/// <param name="Line">From 1, as the file counts them.</param>
/// <param name="Result">What it does, or would do.</param>
public sealed record DealLine(int Line, string ExternalId, DealChange Result, string? CallId, DealMatch MatchedBy);
