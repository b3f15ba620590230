using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Server.Calls;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Attribution;

/// <summary>Attributes calls again, by all that SQL knows of them by now. What was said at the ring is kept.</summary>
public sealed class Reattributor(AttributionStore store, CallMatcher matcher, TimeProvider clock, ILogger<Reattributor> log)
{
    private const int AtATime = 100;

    /// <summary>A probability that moves by less than this says nothing new.</summary>
    private const double Same = 0.0005;

    /// <summary>Attributes those again that are due; returns how many were changed. Throws when SQL does not answer.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var changed = 0;
        while (true)
        {
            var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
            var due = await store.DueAsync(now, AtATime, cancellation);
            foreach (var call in due)
                changed += await AttributeAsync(call, now, cancellation) ? 1 : 0;
            if (due.Count < AtATime)
                return changed;
        }
    }

    private async Task<bool> AttributeAsync(CallRecord call, long now, CancellationToken cancellation)
    {
        var next = AttributionSchedule.Next(call.StartedAt, now);
        CallAttribution? attribution = null;
        try
        {
            attribution = await matcher.MatchAgainAsync(call, now, cancellation);
        }
        catch (Exception wrong) when (wrong is not (OperationCanceledException or DatabaseUnavailableException))
        {
            // Something recorded about this call cannot be read: it keeps what it has, and does not hold up those behind it.
            log.LogError(wrong, "A call of site {Site} cannot be attributed again; what was said of it stands", call.Site);
        }

        if (attribution is not null && !IsSame(call.Attribution, attribution))
            return await store.ReplaceAsync(call, attribution, now, next, cancellation);
        await store.PostponeAsync(call, next, cancellation);
        return false;
    }

    /// <summary>Whether the second says nothing new.</summary>
    internal static bool IsSame(CallAttribution before, CallAttribution now)
    {
        if (before.Match != now.Match || before.Lease?.Session != now.Lease?.Session || before.Campaign != now.Campaign
            || before.Source?.Source != now.Source?.Source || Math.Abs(before.Probability - now.Probability) >= Same
            || before.Candidates.Count != now.Candidates.Count)
        {
            return false;
        }

        for (var i = 0; i < now.Candidates.Count; i++)
        {
            var (one, other) = (before.Candidates[i], now.Candidates[i]);
            if (one.Session != other.Session || one.Evidence != other.Evidence || Math.Abs(one.Probability - other.Probability) >= Same)
                return false;
        }

        return true;
    }
}
