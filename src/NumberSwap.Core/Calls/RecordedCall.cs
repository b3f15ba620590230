using NumberSwap.Core.Attribution;
using NumberSwap.Core.Journal;

namespace NumberSwap.Core.Calls;

/// <summary>A call report on its way into SQL. The first one recorded of a call decides its destination and attribution.</summary>
/// <param name="AttributeAgainAt">When late facts may have changed the attribution, Unix time in ms; null: they cannot.</param>
public sealed record RecordedCall(CallEntry Entry, string? Destination, CallAttribution Attribution, long? AttributeAgainAt = null);
