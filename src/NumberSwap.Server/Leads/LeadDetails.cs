using NumberSwap.Server.Calls;

namespace NumberSwap.Server.Leads;

/// <summary>A lead with the calls of its phone.</summary>
/// <param name="Calls">The newest 20.</param>
public sealed record LeadDetails(LeadItem Lead, IReadOnlyList<CallItem> Calls);
