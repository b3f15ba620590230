using System.Runtime.InteropServices;

namespace NumberSwap.Core.Leasing.Embedded;

/// <summary>The sessions of one site by visitor. Read and written under the site's lock only.</summary>
internal sealed class SessionTable
{
    /// <summary>How many sessions one page view checks for their end: more than it can add, so that the table never outgrows its live sessions.</summary>
    private const int SweepsPerCall = 2;

    private readonly Dictionary<string, SessionState> _sessions = new(StringComparer.Ordinal);
    private readonly Queue<SessionState> _checks = new();

    public SessionState? Find(string visitor) => _sessions.GetValueOrDefault(visitor);

    public void Set(SessionState session)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_sessions, session.Visitor, out _);
        place?.Replaced = true;
        place = session;
        _checks.Enqueue(session);
    }

    /// <summary>Forgets ended sessions, a few at a time.</summary>
    public void Sweep(long now)
    {
        for (var i = 0; i < SweepsPerCall && _checks.Count > 0; i++)
        {
            var session = _checks.Dequeue();
            // The session itself says so: looking its visitor up would touch far memory twice a page view.
            if (session.Replaced) continue;
            if (session.SeenAt + SessionRules.IdleMs > now) _checks.Enqueue(session);
            else _sessions.Remove(session.Visitor);
        }
    }
}
