using NumberSwap.Server.Delivery.Outgoing;

namespace NumberSwap.Server.Delivery;

/// <summary>What came of an attempt, for the log and for what is done next.</summary>
/// <param name="Exchange">The request that decided it; null: there was none.</param>
/// <param name="Error">Why it failed; of what is done: why nothing was sent, or what the receiver left out.</param>
/// <param name="After">When to try again at the earliest; null: by the schedule.</param>
public sealed record DeliveryResult(DeliveryOutcome Outcome, Exchange? Exchange, string? Error, TimeSpan? After)
{
    /// <param name="exchange">Null: there was nothing to send.</param>
    public static DeliveryResult Done(Exchange? exchange) => new(DeliveryOutcome.Done, exchange, Error: null, After: null);

    /// <summary>Nothing is to be sent, and the log says why: there is nothing to attempt again.</summary>
    public static DeliveryResult Skipped(string why) => new(DeliveryOutcome.Done, Exchange: null, why, After: null);

    public static DeliveryResult Retry(Exchange? exchange, string? error = null, TimeSpan? after = null) =>
        new(DeliveryOutcome.Retry, exchange, error ?? exchange?.Error, after ?? exchange?.RetryAfter);

    public static DeliveryResult Refused(Exchange? exchange, string error) => new(DeliveryOutcome.Refused, exchange, error, After: null);

    /// <summary>2xx is done, everything else is tried again.</summary>
    public static DeliveryResult Of(Exchange exchange) => exchange.IsSuccess ? Done(exchange) : Retry(exchange);
}
