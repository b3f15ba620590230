namespace NumberSwap.Redis;

/// <summary>Operations of the hot path, which several callers share a round trip for. Requests begin with the value.</summary>
internal enum BatchOperation : byte
{
    Renew = 1,
    Acquire,
    Leases,
    Call,
}
