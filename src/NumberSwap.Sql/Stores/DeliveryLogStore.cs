using NumberSwap.Core.Audit;
using NumberSwap.Core.Delivery;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>What became of deliveries, for people: reads <c>deliveries</c> and <c>delivery_attempts</c>, and lets some be attempted again.</summary>
public sealed class DeliveryLogStore(Database database)
{
    private const string Select =
        """
        SELECT d.id AS Id, d.event_id AS Event, e.type AS Type, d.call_id AS CallId, e.lead_id AS Lead, d.state AS State, d.attempts AS Attempts, d.next_at AS NextAt,
            d.created_at AS CreatedAt, d.done_at AS DoneAt, d.status AS Status, d.error AS Error
        FROM deliveries d JOIN call_events e ON e.id = d.event_id
        """;

    private static readonly string s_again = $"UPDATE deliveries SET state = {(int)DeliveryState.Pending}, attempts = 0, next_at = @now, leased_until = 0, give_up_at = @giveUp, done_at = NULL";

    /// <summary>A destination's deliveries, newest first, without their attempts.</summary>
    /// <param name="before">Id of the last of the page before.</param>
    public Task<IReadOnlyList<DeliveryRecord>> ListAsync(string destination, DeliveryState? state, long? before, int limit, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<DeliveryRecord>>(
            async work =>
            {
                var where = state switch
                {
                    null => "d.destination_id = @destination",
                    DeliveryState.Pending => "d.destination_id = @destination AND d.state = @state",

                    // In the order of the index: what is done is due at 0.
                    _ => "d.destination_id = @destination AND d.state = @state AND d.next_at = 0",
                };

                // What is pending is rather sorted than looked for among all.
                var order = state == DeliveryState.Pending ? "COALESCE(d.id, 0)" : "d.id";
                var rows = await work.QueryAsync<DeliveryLogRow>(
                    $"{Select} WHERE {where}{(before is null ? "" : " AND d.id < @before")} ORDER BY {order} DESC {work.Dialect.Limit}", new { destination, state, before, limit });
                return [.. rows.Select(row => row.ToRecord([]))];
            },
            cancellation);

    // COALESCE: by the index of calls, since that of states would lead through all that was ever delivered.
    /// <summary>Which of these calls a destination has accepted an event of: what was only skipped has no status.</summary>
    public Task<IReadOnlySet<string>> ArrivedAsync(string destination, IReadOnlyCollection<string> calls, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlySet<string>>(
            async work => (await work.QueryAsync<string>(
                $"SELECT call_id FROM deliveries WHERE destination_id = @destination AND call_id IN @calls AND COALESCE(state, 0) = {(int)DeliveryState.Delivered} AND status IS NOT NULL",
                new { destination, calls })).ToHashSet(StringComparer.Ordinal),
            cancellation);

    /// <summary>One delivery with all that was attempted.</summary>
    public Task<DeliveryRecord?> FindAsync(string destination, long id, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work =>
            {
                if (await work.FindAsync<DeliveryLogRow>(Select + " WHERE d.destination_id = @destination AND d.id = @id", new { destination, id }) is not { } row)
                {
                    return null;
                }

                var attempts = await work.QueryAsync<AttemptRow>(
                    """
                    SELECT attempted_at AS At, took_ms AS Milliseconds, status AS Status, request AS Request, answer AS Answer, error AS Error
                    FROM delivery_attempts WHERE delivery_id = @id ORDER BY attempted_at
                    """,
                    new { id });
                var request = (string?)null;
                return row.ToRecord([.. attempts.Select(attempt => attempt.ToAttempt(ref request))]);
            },
            cancellation);

    /// <summary>How many of a site's deliveries wait, and how many are parked, by destination.</summary>
    public Task<IReadOnlyDictionary<string, DeliveryCounts>> CountAsync(IReadOnlyCollection<string> destinations, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyDictionary<string, DeliveryCounts>>(
            async work =>
            {
                var counts = new Dictionary<string, DeliveryCounts>(StringComparer.Ordinal);
                foreach (var destination in destinations)
                {
                    counts[destination] = new DeliveryCounts(await CountAsync(work, destination, DeliveryState.Pending), await CountAsync(work, destination, DeliveryState.Parked));
                }

                return counts;
            },
            cancellation);

    /// <summary>Lets a delivery be attempted again at once, and as long as a new one. False when it has arrived, is under way, or there is none.</summary>
    public Task<bool> RetryAsync(string destination, long id, long now, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        AgainAsync($"id = @id AND state <> {(int)DeliveryState.Delivered} AND leased_until <= @now", new { destination, id, now, giveUp = now + Outbox.GiveUpMs }, audit, cancellation);

    /// <summary>The same for all that are parked. False when there are none.</summary>
    public Task<bool> RetryParkedAsync(string destination, long now, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        AgainAsync($"state = {(int)DeliveryState.Parked}", new { destination, now, giveUp = now + Outbox.GiveUpMs }, audit, cancellation);

    private Task<bool> AgainAsync(string where, object parameters, AuditEntry? audit, CancellationToken cancellation) =>
        database.WriteAsync(
            async work =>
            {
                if (await work.ExecuteAsync($"{s_again} WHERE destination_id = @destination AND {where}", parameters) == 0)
                {
                    return false;
                }

                work.WroteToOutbox = true;
                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    private static Task<int> CountAsync(Work work, string destination, DeliveryState state) =>
        work.SingleAsync<int>("SELECT COUNT(*) FROM deliveries WHERE destination_id = @destination AND state = @state", new { destination, state });

    private sealed record AttemptRow
    {
        public long At { get; init; }
        public int Milliseconds { get; init; }
        public int? Status { get; init; }
        public string? Request { get; init; }
        public string? Answer { get; init; }
        public string? Error { get; init; }

        /// <param name="request">The last request that was written down.</param>
        public DeliveryAttempt ToAttempt(ref string? request)
        {
            var same = Request == DeliveryStore.SameRequest;
            request = same ? request : Request ?? request;
            return new DeliveryAttempt(At, Milliseconds, Status, same ? request : Request, Answer, Error);
        }
    }

    private sealed record DeliveryLogRow
    {
        public long Id { get; init; }
        public required string Event { get; init; }
        public EventType Type { get; init; }
        public required string CallId { get; init; }
        public string? Lead { get; init; }
        public DeliveryState State { get; init; }
        public int Attempts { get; init; }
        public long NextAt { get; init; }
        public long CreatedAt { get; init; }
        public long? DoneAt { get; init; }
        public int? Status { get; init; }
        public string? Error { get; init; }

        public DeliveryRecord ToRecord(IReadOnlyList<DeliveryAttempt> log) =>
            new(Id, Event, Type, Lead is null ? CallId : null, Lead, State, Attempts, State == DeliveryState.Pending ? NextAt : null, CreatedAt, DoneAt, Status, Error) { Log = log };
    }
}
