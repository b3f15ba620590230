using NumberSwap.Core.Leasing;

namespace NumberSwap.Server.Leases;

/// <summary>A number to show in the place of a target.</summary>
/// <param name="Lease">Id of the lease, where there is one.</param>
public sealed record ShownNumber(string Target, string Number, LeaseKind Kind, string? Lease);
