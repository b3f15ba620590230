using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;

namespace NumberSwap.Server.Calls;

/// <summary>Another call that has something to do with a call.</summary>
/// <param name="SameCaller">True when it came from the same phone.</param>
/// <param name="SameVisit">True when the same visit is held to have caused it.</param>
public sealed record OtherCall(string Id, DateTime StartedAt, string To, CallStatus Status, int? TalkSeconds, MatchLevel Match, string? Source, CallCampaign? Campaign, bool SameCaller, bool SameVisit);
