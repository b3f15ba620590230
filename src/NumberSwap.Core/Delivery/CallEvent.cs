using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;

namespace NumberSwap.Core.Delivery;

/// <summary>Something that happened to a call, for the systems that want to know it.</summary>
/// <param name="Id">Made of the site, the call, the type and the version: the same event has the same id, however often it is reported.</param>
/// <param name="At">When it happened, Unix time in ms.</param>
/// <param name="Call">The call as it was then.</param>
/// <param name="Previous">What counted as its cause before; only with <see cref="CallEventType.Reattributed"/>.</param>
public sealed record CallEvent(string Id, CallEventType Type, long At, CallRecord Call, CallAttribution? Previous);
