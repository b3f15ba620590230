using System.Text.Json;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Delivery;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>
/// Writes what happens to calls into the <see cref="Outbox"/>, in the transaction that changes the calls: there is neither without the other.
/// </summary>
/// <remarks>It compares the calls before and after, so that a report which says nothing new makes no event. For sites that have no destination it costs one small query.</remarks>
internal sealed class OutboxWriter
{
    private readonly Work _work;
    private readonly ILookup<string, OutboxListener> _listeners;
    private readonly List<ReportChanges.CallKey> _calls;
    private readonly Dictionary<ReportChanges.CallKey, CallRow> _before;

    private OutboxWriter(Work work, ILookup<string, OutboxListener> listeners, List<ReportChanges.CallKey> calls, Dictionary<ReportChanges.CallKey, CallRow> before) =>
        (_work, _listeners, _calls, _before) = (work, listeners, calls, before);

    /// <summary>Notes how calls are before they are changed; null when nobody wants to know.</summary>
    public static async Task<OutboxWriter?> LookAsync(Work work, IReadOnlyCollection<ReportChanges.CallKey> calls)
    {
        if (calls.Count == 0)
        {
            return null;
        }

        var listeners = (await Outbox.ListenersAsync(work)).ToLookup(listener => listener.Site, StringComparer.Ordinal);
        var heard = calls.Where(call => listeners.Contains(call.Site)).Distinct().ToList();
        return heard.Count == 0 ? null : new OutboxWriter(work, listeners, heard, await ReadAsync(work, heard));
    }

    /// <summary>Writes what has become of the calls since.</summary>
    /// <param name="now">When it happened, Unix time in ms; null: when the newest of the call's reports came.</param>
    public async Task WriteAsync(long? now = null)
    {
        var after = await ReadAsync(_work, _calls);
        var events = new List<OutboxRow>();
        foreach (var call in _calls.Where(after.ContainsKey))
        {
            var (was, isNow) = (_before.GetValueOrDefault(call), after[call]);
            foreach (var (type, version, previous) in EventsOf(was, isNow))
            {
                var wanting = _listeners[call.Site].Where(listener => EventTypes.Has(listener.Events, type)).ToList();
                if (wanting.Count > 0)
                {
                    events.Add(new OutboxRow(
                        Outbox.IdOf(call.Site, call.Call, type, version), call.Site, call.Call, Lead: null, type, now ?? isNow.ReportedAt, Snapshot(isNow), previous is null ? null : Json(previous), wanting));
                }
            }
        }

        // A call that retention has taken and that is reported again has had its events.
        await Outbox.AddAsync(_work, events);
    }

    private static IEnumerable<(EventType Type, string Version, CallAttribution? Previous)> EventsOf(CallRow? was, CallRow now)
    {
        var ended = now.Status is CallStatus.Completed or CallStatus.Missed;
        if (was is null)
        {
            if (!ended)
            {
                yield return (EventType.Ringing, "1", null);
            }

            yield return (EventType.Attributed, "1", null);
        }

        if (ended && was?.Status != now.Status)
        {
            yield return (now.Status == CallStatus.Completed ? EventType.Completed : EventType.Missed, "1", null);
        }

        // While a correction stands, what is computed meanwhile counts for nothing.
        if (was is not null && (was.CorrectionVersion != now.CorrectionVersion || (was.AttributionVersion != now.AttributionVersion && now.Correction is null)))
        {
            yield return (EventType.Reattributed, $"{now.AttributionVersion}.{now.CorrectionVersion}", was.ToRecord().Cause);
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

    private static string Snapshot(CallRow row) => JsonSerializer.Serialize(row.ToRecord(), EventJson.Default.CallRecord);

    private static string Json(CallAttribution attribution) => JsonSerializer.Serialize(attribution, EventJson.Default.CallAttribution);
}
