using NumberSwap.Server.Calls;

namespace NumberSwap.Server.Platforms;

/// <summary>With whom a caller is to be connected.</summary>
/// <param name="Destination">E.164.</param>
/// <param name="Dialled">The dialled number, E.164 where it could be read.</param>
/// <param name="From">The caller, E.164; null when withheld.</param>
/// <param name="Answer">What the call was matched to; null when that could not be found out in time.</param>
public sealed record HookConnection(string Destination, string Dialled, string? From, CallAnswer? Answer)
{
    /// <summary>Longest that the destination rings, in seconds.</summary>
    public const int RingSeconds = 45;
}
