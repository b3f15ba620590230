using NumberSwap.Server.Hosting;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Delivery;

/// <summary>Keeps a lane running for each active destination.</summary>
public sealed class DeliveryLoop(
    Database database,
    DestinationStore destinations,
    DeliveryStore deliveries,
    DeliverySender sender,
    DestinationKinds kinds,
    FailingDestinations failing,
    Settings settings,
    TimeProvider clock,
    ILogger<DeliveryLoop> log) : BackgroundService
{
    /// <summary>How often destinations are looked for that other processes made.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, Task> lanes = new(StringComparer.Ordinal);
    private readonly LogOnce failure = new(clock, TimeSpan.FromSeconds(30));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var woken = database.Outbox.Next;
            try
            {
                await OpenLanesAsync(stoppingToken);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                if (failure.IsDue())
                    log.LogError(failed, "The destinations cannot be read in SQL now: their events wait. See /health/ready");
            }
            catch (OperationCanceledException)
            {
                break;
            }

            using var over = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny([woken, Task.Delay(Poll, clock, over.Token), .. lanes.Values]);
            await over.CancelAsync();
        }

        await Task.WhenAll(lanes.Values);
    }

    private async Task OpenLanesAsync(CancellationToken stopping)
    {
        // One whose destination was paused a moment ago may have to be opened again.
        foreach (var over in lanes.Where(lane => lane.Value.IsCompleted).ToList())
            lanes.Remove(over.Key);
        foreach (var destination in await destinations.ListActiveAsync(stopping))
        {
            if (lanes.ContainsKey(destination.Id))
                continue;
            var next = new DeliveryLane(destination.Id, deliveries, sender, kinds, failing, database.Outbox, settings, clock, log);
            lanes[destination.Id] = Task.Run(() => next.RunAsync(stopping), CancellationToken.None);
        }
    }
}
