using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;

namespace NumberSwap.Core.Delivery;

/// <summary>Something that happened to a call.</summary>
/// <param name="Id">Made of the site, the call, the type and the version.</param>
/// <param name="Call">The call as it was then.</param>
/// <param name="Previous">What counted as its cause before; only with <see cref="EventType.Reattributed"/>.</param>
public sealed record CallEvent(string Id, EventType Type, long At, CallRecord Call, CallAttribution? Previous) : SiteEvent(Id, Type, At);
