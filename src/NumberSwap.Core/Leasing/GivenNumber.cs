namespace NumberSwap.Core.Leasing;

/// <summary>What one wish came to.</summary>
/// <param name="Target">The wish's target.</param>
/// <param name="Pool">The pool that served it, or null when none was asked for.</param>
/// <param name="Number">The number to show, or null: the page's own.</param>
/// <param name="Kind"><see cref="LeaseKind.Leased"/>, <see cref="LeaseKind.Cooling"/>, <see cref="LeaseKind.Overflow"/> (all three keep
/// the kind that the lease started with when it is renewed) or <see cref="LeaseKind.Fallback"/>.</param>
/// <param name="Lease">The lease's id, or null without one.</param>
/// <param name="Until">End of the lease if the visitor is not seen again, Unix time in ms; 0 without one.</param>
/// <param name="PoolUnknown">True when the hot state holds nothing of the pool: it was lost and has to be reconciled.</param>
public sealed record GivenNumber(
    string Target,
    string? Pool,
    string? Number,
    LeaseKind Kind,
    string? Lease,
    long Until,
    bool PoolUnknown = false);
