namespace NumberSwap.Redis;

/// <summary>Operations of the hot path, which several callers share a round trip for. The names are those in <c>batch.lua</c>'s arguments.</summary>
internal enum BatchOperation
{
    Acquire,
    Leases,
    Call,
}
