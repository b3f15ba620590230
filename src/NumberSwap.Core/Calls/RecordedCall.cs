using NumberSwap.Core.Attribution;
using NumberSwap.Core.Journal;

namespace NumberSwap.Core.Calls;

/// <summary>A call report on its way into SQL. The first one recorded of a call decides its destination and attribution.</summary>
public sealed record RecordedCall(CallEntry Entry, string? Destination, CallAttribution Attribution);
