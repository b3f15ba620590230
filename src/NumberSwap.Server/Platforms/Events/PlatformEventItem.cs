using NumberSwap.Core.Platforms;

namespace NumberSwap.Server.Platforms.Events;

/// <summary>What came in from a call platform, and how it was read; secrets and callers' numbers are masked.</summary>
/// <param name="Rings">True when the platform waited to be told where the caller is to go.</param>
/// <param name="Shown">What came in: lines of <c>name = value</c>, or JSON.</param>
/// <param name="Reading">How it was read, or why it tells of no call.</param>
/// <param name="Call">The platform's id of the call.</param>
/// <param name="MayReplay">False for one that was refused.</param>
public sealed record PlatformEventItem(
    string Id, DateTimeOffset At, PlatformEventOutcome Outcome, bool Rings, string Method, string Shown, string? Reading, string? Call, int AnswerStatus, string? Answer, DateTimeOffset? ReplayedAt, bool MayReplay)
{
    public static PlatformEventItem Of(PlatformEvent one) => new(
        one.Id,
        DateTimeOffset.FromUnixTimeMilliseconds(one.At),
        one.Outcome,
        one.Rings,
        one.Method,
        one.Shown,
        one.Reading,
        one.Call,
        one.AnswerStatus,
        one.Answer,
        one.ReplayedAt is { } replayed ? DateTimeOffset.FromUnixTimeMilliseconds(replayed) : null,
        one.ProtectedRequest is not null);
}
