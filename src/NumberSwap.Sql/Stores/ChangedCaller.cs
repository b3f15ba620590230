using NumberSwap.Core.Calls;

namespace NumberSwap.Sql.Stores;

/// <summary>A call that has another caller than it had.</summary>
/// <param name="Before">The caller that it had, E.164.</param>
/// <param name="Status">As it was before.</param>
internal sealed record ChangedCaller(string Site, string Id, string Before, long StartedAt, CallStatus Status);
