namespace NumberSwap.Server.Delivery.Outgoing;

/// <summary>A request that was made, and what came of it.</summary>
/// <param name="At">When it began, Unix time in ms.</param>
/// <param name="Status">HTTP status; null: there was no answer.</param>
/// <param name="Request">What was sent, as the log shows it.</param>
/// <param name="Answer">The answer's body, cut.</param>
/// <param name="Error">Why there was no answer, or why it is no success; null for 2xx.</param>
/// <param name="RetryAfter">What the receiver asked for.</param>
public sealed record Exchange(long At, int Milliseconds, int? Status, string? Request, string? Answer, string? Error, TimeSpan? RetryAfter)
{
    /// <summary>Answered with 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300 && Error is null;
}
