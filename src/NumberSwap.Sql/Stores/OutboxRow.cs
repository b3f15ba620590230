using NumberSwap.Core.Delivery;

namespace NumberSwap.Sql.Stores;

/// <summary>An event to write, with who wants to know it.</summary>
/// <param name="Call">Id of the call that it is about, or null.</param>
/// <param name="Lead">Id of the lead that it is about, or null.</param>
/// <param name="Snapshot">The call or the lead as it was, as JSON.</param>
internal sealed record OutboxRow(
    string Id, string Site, string? Call, string? Lead, EventType Type, long At, string Snapshot, string? Previous, IReadOnlyList<OutboxListener> Wanting);
