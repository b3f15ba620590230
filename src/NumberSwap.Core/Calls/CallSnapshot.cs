using NumberSwap.Core.Leasing;

namespace NumberSwap.Core.Calls;

/// <summary>What was known of the dialled number when a call was first reported.</summary>
/// <param name="StartedAt">The call's ring, Unix time in ms.</param>
/// <param name="Leases">Leases of the number, newest first.</param>
/// <param name="First">True when this report is the call's first in the hot state.</param>
public sealed record CallSnapshot(long StartedAt, IReadOnlyList<Lease> Leases, bool First);
