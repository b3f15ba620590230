using NumberSwap.Core.Delivery;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Delivery;

/// <summary>One attempt of a delivery.</summary>
/// <param name="Request">What was sent, cut to some KB, secrets masked.</param>
/// <param name="Answer">What came back, cut to some KB.</param>
/// <param name="Error">Why it failed; null: it did not.</param>
public sealed record AttemptItem(DateTime At, int Milliseconds, int? Status, string? Request, string? Answer, string? Error)
{
    public static AttemptItem Of(DeliveryAttempt attempt) =>
        new(UnixTime.ToUtc(attempt.At), attempt.Milliseconds, attempt.Status, attempt.Request, attempt.Answer, attempt.Error);
}
