using NumberSwap.Core.Traffic;

namespace NumberSwap.Core.Leasing;

/// <summary>What a session is remembered by: set when it starts, never changed.</summary>
/// <param name="LandingPage">Address of its first page, without the fragment.</param>
/// <param name="Referrer">Address that led there, or null.</param>
/// <param name="Source">Where the visit came from.</param>
/// <param name="Campaign">Id of the campaign that covers it, or null.</param>
/// <param name="Mobile">True when the browser said it is a phone.</param>
public sealed record Visit(string LandingPage, string? Referrer, TrafficSource Source, string? Campaign, bool Mobile = false);
