using NumberSwap.Core.Leasing;

namespace NumberSwap.Core.Sites;

/// <summary>Tracking numbers that are leased per session, for one target of one site.</summary>
/// <param name="Target">E.164 number of the target that this pool's numbers stand in for.</param>
/// <param name="Numbers">E.164 numbers that may be leased now, in the order in which they were added.</param>
/// <param name="Retired">Numbers that were taken out: never leased again, still resolved when somebody calls them.</param>
/// <param name="HoldSeconds">How long a lease outlives its last heartbeat.</param>
/// <param name="CooldownSeconds">Rest of a number after its lease, before somebody else gets it.</param>
/// <param name="CreatedAt">Unix time in ms.</param>
public sealed record Pool(
    string Id,
    string Site,
    string Name,
    string Target,
    IReadOnlyList<string> Numbers,
    IReadOnlyList<string> Retired,
    int HoldSeconds,
    int CooldownSeconds,
    OverflowPolicy Overflow,
    long CreatedAt);
