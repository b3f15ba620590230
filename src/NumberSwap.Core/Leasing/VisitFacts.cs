using NumberSwap.Core.Traffic;

namespace NumberSwap.Core.Leasing;

/// <summary>What is kept of a <see cref="Visit"/>, and how it is written.</summary>
/// <inheritdoc cref="Visit(string, string?, TrafficSource, string?, bool)"/>
public sealed record VisitFacts(string LandingPage, string? Referrer, TrafficSource Source, string? Campaign, bool Mobile = false);
