using NumberSwap.Core.Callbacks;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Dashboard.Missed;

/// <summary>Who waits for a call back now: read once for a page, however many of its parts show it.</summary>
public sealed class MissedNow(CallbackStore store, TimeProvider clock)
{
    public static readonly Waiting Nobody = new(0, 0, null);

    private Task<Waiting>? read;

    /// <summary>Who waits at the page's site. Nobody where there is no database: the page itself says so.</summary>
    public Task<Waiting> OfAsync(string site) => read ??= ReadAsync(site);

    private async Task<Waiting> ReadAsync(string site)
    {
        try
        {
            var (open, late) = await store.CountOpenAsync(site, clock.GetUtcNow().ToUnixTimeMilliseconds());
            return new Waiting(open, late, open == 0 ? null : await store.NewestOpenAsync(site));
        }
        catch (DatabaseUnavailableException)
        {
            return Nobody;
        }
    }

    /// <param name="Open">Open tasks.</param>
    /// <param name="Late">Those of them that have waited too long.</param>
    /// <param name="Newest">That of who called or asked last.</param>
    public sealed record Waiting(int Open, int Late, CallbackTask? Newest)
    {
        /// <summary>When that was, Unix ms; 0: nobody waits.</summary>
        public long NewestAt => Newest?.HeardAt ?? 0;
    }
}
