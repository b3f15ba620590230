using System.Text.Json;
using NumberSwap.Core.Delivery;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns, with <see cref="Outbox"/> that fills it, the table <c>deliveries</c>: what is to be sent is claimed here, and what came of it written down.</summary>
public sealed class DeliveryStore(Database database)
{
    internal const int Pending = (int)DeliveryState.Pending;

    // Of a call one event at a time, the oldest that is due: a receiver that gets several at once cannot tell their order. A lead has one event only.
    internal static readonly string Due =
        $"""
        SELECT d.id AS Id, d.attempts AS Attempts, d.next_at AS NextAt, d.give_up_at AS GiveUpAt, e.id AS Event, e.type AS Type, e.occurred_at AS OccurredAt,
            e.snapshot AS Snapshot, e.previous AS Previous
        FROM deliveries d JOIN call_events e ON e.id = d.event_id
        WHERE d.destination_id = @destination AND d.state = {Pending} AND d.next_at <= @now
            AND NOT EXISTS (SELECT 1 FROM deliveries o WHERE d.call_id <> '' AND o.destination_id = @destination AND o.call_id = d.call_id AND o.state = {Pending}
                AND (o.leased_until > @now OR (o.next_at <= @now AND o.id < d.id)))
        ORDER BY d.next_at, d.id
        """;

    // What another process was faster to claim is not as it was read.
    private static readonly string s_claim =
        $"UPDATE deliveries SET attempts = attempts + 1, leased_until = @Until, next_at = @Until WHERE id = @Id AND state = {Pending} AND next_at = @NextAt";

    private static readonly string s_renew =
        $"UPDATE deliveries SET leased_until = @Until, next_at = @Until WHERE id = @Id AND state = {Pending} AND attempts = @Attempt";

    // A success counts whoever has claimed the row since; a failure only of who still has it.
    private static readonly string s_settle =
        $"""
        UPDATE deliveries SET state = @State, next_at = @NextAt, leased_until = 0, done_at = @DoneAt, status = @Status, error = @Error
        WHERE id = @Id AND state = {Pending} AND (attempts = @Attempt OR @State = {(int)DeliveryState.Delivered})
        """;

    /// <summary>Stands for the request of the attempt before: a receiver that is away for days is not to fill the disk.</summary>
    internal const string SameRequest = "=";

    private readonly string _addAttempt =
        $"""
        INSERT INTO delivery_attempts (delivery_id, attempted_at, took_ms, status, request, answer, error)
        SELECT @Id, @At, @Took, @Status,
            CASE WHEN @Request = (SELECT request FROM delivery_attempts WHERE delivery_id = @Id AND request <> '{SameRequest}'
                ORDER BY attempted_at DESC {database.Dialect.First}) THEN '{SameRequest}' ELSE @Request END,
            @Answer, @Error
        WHERE EXISTS (SELECT 1 FROM deliveries WHERE id = @Id)
        """;

    /// <summary>When a destination's next attempt is due, Unix time in ms; null: it has nothing to come.</summary>
    public Task<long?> NextDueAsync(string destination, CancellationToken cancellation = default) =>
        database.ReadAsync(
            work => work.FindAsync<long?>(
                $"SELECT next_at FROM deliveries WHERE destination_id = @destination AND state = {Pending} ORDER BY next_at, id {work.Dialect.First}", new { destination }),
            cancellation);

    /// <summary>Writes down what came of attempts, keeps what is under way, and claims what is due, all in one transaction.</summary>
    public async Task<DeliveryTurn> TurnAsync(
        string destination,
        IReadOnlyCollection<SettledDelivery> settled,
        IReadOnlyCollection<ClaimedDelivery> underWay,
        int claim,
        long now,
        long until,
        CancellationToken cancellation = default)
    {
        var turn = new DeliveryTurn(null, []);
        await database.WriteAsync(
            async work =>
            {
                await SettleAsync(work, destination, settled, now);
                await work.ExecuteEachAsync(s_renew, [.. underWay.Select(one => new RenewRow(one.Id, one.Attempt, until))]);
                var known = await DestinationStore.FindAsync(work, destination);
                turn = new DeliveryTurn(known, known is { State: DestinationState.Active } && claim > 0 ? await ClaimAsync(work, destination, claim, now, until) : []);
                return true;
            },
            cancellation);
        return turn;
    }

    private async Task SettleAsync(Work work, string destination, IReadOnlyCollection<SettledDelivery> settled, long now)
    {
        if (settled.Count == 0)
        {
            return;
        }

        var rows = settled.Select(SettledRow.Of).ToList();
        await work.ExecuteEachAsync(s_settle, rows);
        await work.ExecuteEachAsync(_addAttempt, rows);
        if (rows.Any(row => row.State == DeliveryState.Delivered))
        {
            await work.ExecuteAsync("UPDATE destinations SET failing_since = NULL, failed_count = 0 WHERE id = @destination AND failing_since IS NOT NULL", new { destination });
        }
        else
        {
            await work.ExecuteAsync(
                "UPDATE destinations SET failing_since = COALESCE(failing_since, @now), failed_count = failed_count + @failed WHERE id = @destination",
                new { destination, now, failed = rows.Count });
        }
    }

    private static async Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(Work work, string destination, int limit, long now, long until)
    {
        var due = await work.QueryAsync<DueRow>($"{Due} {work.Dialect.Limit}", new { destination, now, limit });
        var claimed = new List<ClaimedDelivery>();
        await work.ExecuteEachAsync(s_claim, [.. due.Select(row => row with { Until = until })], row => claimed.Add(row.ToClaimed()));
        return claimed;
    }

    private sealed record DueRow
    {
        public long Id { get; init; }
        public int Attempts { get; init; }
        public long NextAt { get; init; }
        public long GiveUpAt { get; init; }
        public required string Event { get; init; }
        public EventType Type { get; init; }
        public long OccurredAt { get; init; }
        public required string Snapshot { get; init; }
        public string? Previous { get; init; }
        public long Until { get; init; }

        public ClaimedDelivery ToClaimed() => new(Id, Attempts + 1, GiveUpAt, Type == EventType.LeadCreated
            ? new LeadEvent(Event, OccurredAt, JsonSerializer.Deserialize(Snapshot, EventJson.Default.Lead)!)
            : new CallEvent(
                Event,
                Type,
                OccurredAt,
                JsonSerializer.Deserialize(Snapshot, EventJson.Default.CallRecord)!,
                Previous is null ? null : JsonSerializer.Deserialize(Previous, EventJson.Default.CallAttribution)));
    }

    private sealed record RenewRow(long Id, int Attempt, long Until);

    private sealed record SettledRow(
        long Id, int Attempt, DeliveryState State, long NextAt, long? DoneAt, long At, int Took, int? Status, string? Request, string? Answer, string? Error)
    {
        public static SettledRow Of(SettledDelivery settled) => new(
            settled.Id,
            settled.Attempt,
            settled.State,
            settled.State == DeliveryState.Pending ? settled.At : 0,
            settled.State == DeliveryState.Pending ? null : settled.At,
            settled.Log.At,
            settled.Log.Milliseconds,
            settled.Log.Status,
            settled.Log.Request,
            settled.Log.Answer,
            settled.Log.Error);
    }
}
