using NumberSwap.Core.Calls;
using NumberSwap.Redis;
using NumberSwap.Server.Keys;
using NumberSwap.Server.Recording;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Calls;

/// <summary>Finds a call that a route names, as far as the request's key may know it.</summary>
public sealed class CallLookup(CallStore store, Recorder recorder)
{
    private const int MaxId = 128;

    /// <summary>Longest that a reader waits for what was reported a moment ago to be recorded.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    /// <summary>The call with the route's id: of the site in the query, else the newest of those that the key opens. Null when there is none.</summary>
    public async Task<CallRecord?> FindAsync(HttpContext context, string id)
    {
        var only = context.OnlySite();
        var site = context.Request.Query["site"].ToString() is { Length: > 0 } asked ? asked : only;
        if (only is not null && site != only)
            return null;
        await RefreshAsync(site, context.RequestAborted);
        return await FindAsync(site, id, context.RequestAborted);
    }

    public async Task<CallRecord?> FindAsync(string? site, string id, CancellationToken cancellation)
    {
        if (id.Length > 3 * MaxId)
            return null;
        var call = await store.FindAsync(site, id, cancellation);

        // An id may hold a slash, which an address's path keeps escaped.
        return call is null && id.Contains("%2F", StringComparison.OrdinalIgnoreCase)
            ? await store.FindAsync(site, id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase), cancellation)
            : call;
    }

    /// <summary>Lets a reader see what was reported before it asked.</summary>
    public async Task RefreshAsync(string? site, CancellationToken cancellation)
    {
        try
        {
            await recorder.DrainAsync(site, Freshness, cancellation);
        }
        catch (RedisUnavailableException)
        {
            // What SQL holds can be read all the same; the rest follows when Redis is back.
        }
    }
}
