using NumberSwap.Core.Audit;
using NumberSwap.Core.Delivery;
using NumberSwap.Server.Audit;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Delivery;

/// <summary>Pauses destinations at which nothing arrives any more, and says so: in the audit log, in the log, and in the destination's state.</summary>
public sealed class FailingDestinations(DestinationStore store, AuditTrail trail, TimeProvider clock, ILogger<FailingDestinations> log)
{
    /// <summary>The reason by which it is told from a pause by hand.</summary>
    public const string Reason = "failing";

    /// <summary>Attempts that have failed since something arrived, at least.</summary>
    public const int Attempts = 20;

    /// <summary>They have failed for so long, at least.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromHours(1);

    /// <summary>From so many failures on, one attempt at a time is enough.</summary>
    public static bool IsSuspect(Destination destination) => destination.Failures >= Attempts;

    /// <summary>Pauses it if it has failed often and long enough.</summary>
    public async Task JudgeAsync(Destination destination, CancellationToken cancellation)
    {
        if (destination is not { State: DestinationState.Active, Failures: >= Attempts, FailingSince: { } since }
            || clock.GetUtcNow().ToUnixTimeMilliseconds() - since < Time.TotalMilliseconds)
        {
            return;
        }

        var audit = trail.Did(Actor.Server, destination.Site, "destination.pausedFailing", destination.Id, destination.Name, new { state = DestinationState.Active }, new { state = DestinationState.Paused, reason = Reason, destination.Failures });
        if (await store.PauseAsync(destination, Reason, audit, cancellation))
        {
            log.LogError(
                "Destination {Destination} ({Kind}) of site {Site} is paused: {Failures} attempts have failed, and none has arrived for an hour. Its events wait; see its deliveries, and resume it",
                destination.Id, destination.Kind, destination.Site, destination.Failures);
        }
    }
}
