using NumberSwap.Core.Leasing;

namespace NumberSwap.Server.Calls;

/// <summary>A number that a visit's pages showed.</summary>
/// <param name="Target">The number that it stood in for.</param>
/// <param name="Dialled">True when it is the one that was called.</param>
public sealed record VisitNumber(string Number, string Target, LeaseKind Kind, DateTime ShownAt, DateTime LastSeenAt, bool Dialled);
