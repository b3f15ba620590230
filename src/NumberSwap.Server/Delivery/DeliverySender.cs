using NumberSwap.Core.Delivery;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Delivery.Outgoing;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Delivery;

/// <summary>Hands claimed events to their destination's adapter, and makes of its results what is to be written down.</summary>
public sealed class DeliverySender(
    DestinationKinds kinds, DestinationSecrets secrets, IHttpClientFactory clients, Catalog catalog, Settings settings, RetrySchedule schedule, TimeProvider clock, Meters meters, ILogger<DeliverySender> log)
{
    /// <summary>No adapter may take longer, however many requests it makes.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Attempts a batch; empty when it was cancelled, and nothing is known.</summary>
    public async Task<IReadOnlyList<SettledDelivery>> SendAsync(Destination destination, IReadOnlyList<ClaimedDelivery> batch, CancellationToken cancellation)
    {
        var started = clock.GetUtcNow();
        try
        {
            var results = await AttemptAsync(destination, [.. batch.Select(claimed => new DeliveryJob(claimed.Id, claimed.Attempt, claimed.Event))], cancellation);
            foreach (var result in results)
                meters.Attempted(destination.Kind, result.Outcome switch { DeliveryOutcome.Done => "done", DeliveryOutcome.Refused => "refused", _ => "retry" });
            return [.. batch.Select((claimed, i) => Settle(claimed, results[i], started))];
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return [];
        }
    }

    /// <summary>The adapter's results, one for each job, whatever goes wrong in it.</summary>
    public async Task<IReadOnlyList<DeliveryResult>> AttemptAsync(Destination destination, IReadOnlyList<DeliveryJob> jobs, CancellationToken cancellation)
    {
        if (kinds.Find(destination.Kind) is not { } adapter)
            return All(jobs, "This version of NumberSwap knows no such kind of destination.");
        if (secrets.Show(destination.Secrets) is not { } shown)
            return All(jobs, "The secrets cannot be decrypted: the folder 'keys' of the data directory is not the one they were made with. Restore it, or enter them again.");

        using var limit = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            var context = new DestinationContext(destination, shown, clients.CreateClient(Exchanges.Deliveries), catalog, settings.Options.PublicUrl?.TrimEnd('/'), clock);
            var results = await adapter.SendAsync(context, jobs, either.Token);
            return results.Count == jobs.Count ? results : All(jobs, "The adapter did not answer for each event.");
        }
        catch (Exception failed) when (!cancellation.IsCancellationRequested)
        {
            // What an adapter throws may hold a caller's number: the log names its type only.
            log.LogWarning("The adapter of destination {Destination} ({Kind}) failed with {Failure}; its events are attempted again", destination.Id, destination.Kind, failed.GetType().Name);
            return All(jobs, failed is OperationCanceledException ? "It took too long." : "The adapter failed: " + failed.GetType().Name + ".");
        }
    }

    private SettledDelivery Settle(ClaimedDelivery claimed, DeliveryResult result, DateTimeOffset started)
    {
        var now = clock.GetUtcNow();
        var exchange = result.Exchange;
        var took = exchange?.Milliseconds ?? (int)Math.Min((now - started).TotalMilliseconds, int.MaxValue);
        var attempt = new DeliveryAttempt(exchange?.At ?? started.ToUnixTimeMilliseconds(), took, exchange?.Status, exchange?.Request, exchange?.Answer, Exchanges.Cut(result.Error));
        var at = now.ToUnixTimeMilliseconds();
        if (result.Outcome == DeliveryOutcome.Done)
            return new SettledDelivery(claimed.Id, claimed.Attempt, DeliveryState.Delivered, at, attempt);
        var next = at + (long)schedule.After(claimed.Attempt, result.After).TotalMilliseconds;
        return result.Outcome == DeliveryOutcome.Refused || next > claimed.GiveUpAt
            ? new SettledDelivery(claimed.Id, claimed.Attempt, DeliveryState.Parked, at, attempt)
            : new SettledDelivery(claimed.Id, claimed.Attempt, DeliveryState.Pending, next, attempt);
    }

    private static IReadOnlyList<DeliveryResult> All(IReadOnlyList<DeliveryJob> jobs, string error) =>
        [.. jobs.Select(_ => DeliveryResult.Retry(exchange: null, error))];
}
