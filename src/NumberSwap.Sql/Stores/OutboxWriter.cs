using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Delivery;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>
/// Writes what happens to calls into <c>call_events</c>, and a row of <c>deliveries</c> for each destination that wants to know it, in the
/// transaction that changes the calls: there is neither without the other.
/// </summary>
/// <remarks>It compares the calls before and after, so that a report which says nothing new makes no event. For sites that have no destination it costs one small query.</remarks>
internal sealed class OutboxWriter
{
    /// <summary>An event is attempted for so long after it happened, ms (3 days).</summary>
    public const long GiveUpMs = 3 * 24 * 3600_000L;

    private const string AddDelivery =
        """
        INSERT INTO deliveries (id, destination_id, event_id, site_id, call_id, state, attempts, next_at, leased_until, give_up_at, created_at)
        VALUES (@Id, @Destination, @Event, @Site, @Call, 0, 0, @At, 0, @GiveUpAt, @At)
        """;

    private readonly Work _work;
    private readonly ILookup<string, Listener> _listeners;
    private readonly List<ReportChanges.CallKey> _calls;
    private readonly Dictionary<ReportChanges.CallKey, CallRow> _before;

    private OutboxWriter(Work work, ILookup<string, Listener> listeners, List<ReportChanges.CallKey> calls, Dictionary<ReportChanges.CallKey, CallRow> before) =>
        (_work, _listeners, _calls, _before) = (work, listeners, calls, before);

    /// <summary>Notes how calls are before they are changed; null when nobody wants to know.</summary>
    public static async Task<OutboxWriter?> LookAsync(Work work, IReadOnlyCollection<ReportChanges.CallKey> calls)
    {
        if (calls.Count == 0)
        {
            return null;
        }

        var listeners = (await work.QueryAsync<Listener>(
            "SELECT id AS Id, site_id AS Site, events AS Events FROM destinations WHERE state <> @off", new { off = DestinationState.Off }))
            .ToLookup(listener => listener.Site, StringComparer.Ordinal);
        var heard = calls.Where(call => listeners.Contains(call.Site)).Distinct().ToList();
        return heard.Count == 0 ? null : new OutboxWriter(work, listeners, heard, await ReadAsync(work, heard));
    }

    /// <summary>Writes what has become of the calls since.</summary>
    /// <param name="now">When it happened, Unix time in ms; null: when the newest of the call's reports came.</param>
    public async Task WriteAsync(long? now = null)
    {
        var after = await ReadAsync(_work, _calls);
        var events = new List<EventRow>();
        var wanted = new Dictionary<string, List<Listener>>(StringComparer.Ordinal);
        foreach (var call in _calls.Where(after.ContainsKey))
        {
            var (was, isNow) = (_before.GetValueOrDefault(call), after[call]);
            foreach (var (type, version, previous) in EventsOf(was, isNow))
            {
                var wanting = _listeners[call.Site].Where(listener => CallEventTypes.Has(listener.Events, type)).ToList();
                if (wanting.Count == 0)
                {
                    continue;
                }

                var id = IdOf(call, type, version);
                events.Add(new EventRow(id, call.Site, call.Call, type, now ?? isNow.ReportedAt, Snapshot(isNow), previous is null ? null : Json(previous)));
                wanted[id] = wanting;
            }
        }

        // A call that retention has taken and that is reported again has had its events.
        var deliveries = new List<DeliveryRow>();
        await _work.ExecuteEachAsync(
            _work.Dialect.InsertIfNew("call_events", "id, site_id, call_id, type, occurred_at, snapshot, previous", "@Id, @Site, @Call, @Type, @At, @Snapshot, @Previous"),
            events,
            made => deliveries.AddRange(wanted[made.Id].Select(listener => new DeliveryRow(DeliveryIds.Next(), listener.Id, made.Id, made.Site, made.Call, made.At))));
        await _work.ExecuteEachAsync(AddDelivery, deliveries);
        _work.WroteToOutbox |= deliveries.Count > 0;
    }

    private static IEnumerable<(CallEventType Type, string Version, CallAttribution? Previous)> EventsOf(CallRow? was, CallRow now)
    {
        var ended = now.Status is CallStatus.Completed or CallStatus.Missed;
        if (was is null)
        {
            if (!ended)
            {
                yield return (CallEventType.Ringing, "1", null);
            }

            yield return (CallEventType.Attributed, "1", null);
        }

        if (ended && was?.Status != now.Status)
        {
            yield return (now.Status == CallStatus.Completed ? CallEventType.Completed : CallEventType.Missed, "1", null);
        }

        // While a correction stands, what is computed meanwhile counts for nothing.
        if (was is not null && (was.CorrectionVersion != now.CorrectionVersion || (was.AttributionVersion != now.AttributionVersion && now.Correction is null)))
        {
            yield return (CallEventType.Reattributed, $"{now.AttributionVersion}.{now.CorrectionVersion}", was.ToRecord().Cause);
        }
    }

    private static async Task<Dictionary<ReportChanges.CallKey, CallRow>> ReadAsync(Work work, List<ReportChanges.CallKey> calls)
    {
        var rows = new Dictionary<ReportChanges.CallKey, CallRow>();
        foreach (var call in calls)
        {
            if (await work.FindAsync<CallRow>(CallStore.Select + " WHERE site_id = @Site AND id = @Call", call) is { } row)
            {
                rows[call] = row;
            }
        }

        return rows;
    }

    /// <summary>The same for the same event, and of no use to guess others.</summary>
    private static string IdOf(ReportChanges.CallKey call, CallEventType type, string version) =>
        "evt_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{call.Site}\n{call.Call}\n{CallEventTypes.NameOf(type)}\n{version}")).AsSpan(0, 14));

    private static string Snapshot(CallRow row) => JsonSerializer.Serialize(row.ToRecord(), CallEventJson.Default.CallRecord);

    private static string Json(CallAttribution attribution) => JsonSerializer.Serialize(attribution, CallEventJson.Default.CallAttribution);

    private sealed record Listener
    {
        public required string Id { get; init; }
        public required string Site { get; init; }
        public int Events { get; init; }
    }

    private sealed record EventRow(string Id, string Site, string Call, CallEventType Type, long At, string Snapshot, string? Previous);

    private sealed record DeliveryRow(long Id, string Destination, string Event, string Site, string Call, long At)
    {
        public long GiveUpAt => At + GiveUpMs;
    }
}
