namespace NumberSwap.Core.Delivery;

/// <summary>One attempt of a delivery.</summary>
/// <param name="At">When it began, Unix time in ms.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Status">HTTP status of the answer; null: there was none.</param>
/// <param name="Request">What was sent, cut to some KB, secrets masked.</param>
/// <param name="Answer">What came back, cut to some KB.</param>
/// <param name="Error">Why it failed; null: it did not.</param>
public sealed record DeliveryAttempt(long At, int Milliseconds, int? Status, string? Request, string? Answer, string? Error);
