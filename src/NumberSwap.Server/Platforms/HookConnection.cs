using NumberSwap.Core.Attribution;
using NumberSwap.Server.Calls;

namespace NumberSwap.Server.Platforms;

/// <summary>With whom a caller is to be connected.</summary>
/// <param name="Destination">E.164.</param>
/// <param name="Dialled">The dialled number, E.164 where it could be read.</param>
/// <param name="From">The caller, E.164; null when withheld.</param>
/// <param name="Answer">What the call was matched to; null when that could not be found out in time.</param>
/// <param name="Credentials">The site's, with what its owner entered for the answer: a gateway, an extension.</param>
public sealed record HookConnection(string Destination, string Dialled, string? From, CallAnswer? Answer, PlatformCredentials Credentials)
{
    /// <summary>Longest that the destination rings, in seconds.</summary>
    public const int RingSeconds = 45;

    /// <summary>The answer with the destination in it, whatever else is known.</summary>
    public CallAnswer Whole => (Answer ?? CallService.AnswerOf(null, null, CallAttribution.Unknown, null)) with { Destination = Destination };
}
