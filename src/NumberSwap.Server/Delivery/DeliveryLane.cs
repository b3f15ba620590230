using NumberSwap.Core.Delivery;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Delivery;

/// <summary>
/// Delivers to one destination: claims a few events, sends them side by side, writes down together what has finished meanwhile. Each destination
/// has a lane of its own, so that one that hangs holds up no other.
/// </summary>
internal sealed class DeliveryLane(
    string id, DeliveryStore store, DeliverySender sender, DestinationKinds kinds, FailingDestinations failing, OutboxSignal outbox, Settings settings, TimeProvider clock, ILogger log)
{
    /// <summary>How often it looks for what other processes wrote.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    /// <summary>What is due but cannot be claimed (another event of its call is under way elsewhere) is asked for again so soon.</summary>
    private static readonly TimeSpan Blocked = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    /// <summary>So long attempts may go on when the server stops.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    /// <summary>Results that are committed together at most: what a killed process had not committed is sent again.</summary>
    private const int MostSettled = 20;

    private readonly List<Flight> flights = [];
    private readonly List<SettledDelivery> settled = [];
    private readonly LogOnce failure = new(clock, TimeSpan.FromSeconds(30));
    private Destination? destination;

    /// <summary>Of what is claimed: as long as a few attempts take. It is renewed while they go on.</summary>
    private TimeSpan Lease => TimeSpan.FromSeconds(3 * settings.Options.Delivery.TimeoutSeconds);

    private IDestination? Adapter => destination is null ? null : kinds.Find(destination.Kind);

    private int Slots => destination is null ? 1 : FailingDestinations.IsSuspect(destination) ? 1 : Adapter?.MaxConcurrency ?? 1;

    /// <summary>Delivers until the destination is not active any more, or the server stops.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var cut = new CancellationTokenSource();
        await using var stop = stopping.UnsafeRegister(_ => cut.CancelAfter(StopPatience), null);
        do
        {
            var woken = outbox.Next;
            var pause = PauseAfterFailure;
            try
            {
                pause = await StepAsync(stopping.IsCancellationRequested, cut.Token);
            }
            catch (Exception failed) when (!cut.IsCancellationRequested)
            {
                if (failure.IsDue())
                    log.LogError(failed, "Events cannot be read or written in SQL now: they wait. See /health/ready");
            }
            catch (OperationCanceledException)
            {
                // The server stops: what is not written down is attempted again when its lease has ended.
                return;
            }

            await WaitAsync(pause, woken, stopping);
        }
        while (!cut.IsCancellationRequested && (flights.Count + settled.Count > 0 || (destination is { State: DestinationState.Active } && !stopping.IsCancellationRequested)));
    }

    /// <summary>Gathers, settles, claims and sends; returns how long there is nothing to do unless something happens.</summary>
    private async Task<TimeSpan> StepAsync(bool stopping, CancellationToken cut)
    {
        await GatherAsync();
        var now = clock.GetUtcNow();
        var free = stopping || destination is { State: not DestinationState.Active } ? 0 : Math.Max(0, Slots - flights.Count);
        var stale = flights.Where(flight => now - flight.LeasedAt >= Lease / 3).ToList();
        if (settled.Count == 0 && stale.Count == 0)
        {
            var next = free == 0 ? DateTimeOffset.MaxValue : destination is null ? now : await NextDueAsync(cut);
            if (next > now)
                return Least(next - now, Least(Poll, Lease / 3));
        }

        var (turned, batchSize) = (settled.Count > 0, Adapter?.MaxBatch ?? 1);
        var turn = await store.TurnAsync(
            id, settled, [.. stale.SelectMany(flight => flight.Batch)], free * batchSize, now.ToUnixTimeMilliseconds(), (now + Lease).ToUnixTimeMilliseconds(), cut);
        settled.Clear();
        stale.ForEach(flight => flight.LeasedAt = now);
        destination = turn.Destination;
        if (destination is not { State: DestinationState.Active })
            return TimeSpan.Zero;
        flights.AddRange(turn.Claimed.Chunk(batchSize).Select(batch => new Flight(batch, now, SendAsync(destination, batch, cut))));
        await failing.JudgeAsync(destination, cut);
        return turned || turn.Claimed.Count > 0 ? TimeSpan.Zero : Blocked;
    }

    private Task<IReadOnlyList<SettledDelivery>> SendAsync(Destination to, IReadOnlyList<ClaimedDelivery> batch, CancellationToken cut) =>
        Task.Run(() => sender.SendAsync(to, batch, cut), CancellationToken.None);

    private async Task GatherAsync()
    {
        for (var i = flights.Count - 1; i >= 0 && settled.Count < MostSettled; i--)
        {
            if (flights[i].Sending is not { IsCompleted: true } sent)
                continue;
            flights.RemoveAt(i);
            settled.AddRange(await sent);
        }
    }

    private async Task<DateTimeOffset> NextDueAsync(CancellationToken cancellation) =>
        await store.NextDueAsync(id, cancellation) is { } next ? DateTimeOffset.FromUnixTimeMilliseconds(next) : DateTimeOffset.MaxValue;

    private async Task WaitAsync(TimeSpan pause, Task woken, CancellationToken stopping)
    {
        if (pause <= TimeSpan.Zero)
            return;
        using var over = stopping.IsCancellationRequested ? new CancellationTokenSource() : CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny([Task.Delay(pause, clock, over.Token), woken, .. flights.Select(flight => flight.Sending)]);
        await over.CancelAsync();
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <summary>A batch under way.</summary>
    private sealed class Flight(IReadOnlyList<ClaimedDelivery> batch, DateTimeOffset leasedAt, Task<IReadOnlyList<SettledDelivery>> sending)
    {
        public IReadOnlyList<ClaimedDelivery> Batch => batch;
        public DateTimeOffset LeasedAt { get; set; } = leasedAt;
        public Task<IReadOnlyList<SettledDelivery>> Sending => sending;
    }
}
