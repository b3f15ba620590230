using System.Collections.Concurrent;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Calls;
using NumberSwap.Server.Audit;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Conversations.Recordings;

/// <summary>Writes into the change log who listened to which recording: once in an hour, since a player asks for many pieces.</summary>
public sealed class ListenLog(AuditStore store, AuditTrail trail, TimeProvider clock)
{
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<(string Actor, string Site, string Call), long> heard = new();

    public async Task NoteAsync(CallRecord call, Actor by, CancellationToken cancellation)
    {
        var hour = clock.GetUtcNow().ToUnixTimeSeconds() / 3600;
        var key = (by.Kind + by.Id, call.Site, call.Id);
        if (heard.TryGetValue(key, out var last) && last == hour)
            return;
        await store.AddAsync(trail.Did(by, call.Site.Length > 0 ? call.Site : null, "call.listened", call.Id, call.Id, null, null), cancellation);
        if (heard.Count >= MostRemembered)
            heard.Clear();
        heard[key] = hour;
    }
}
