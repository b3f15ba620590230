namespace NumberSwap.Server.Delivery.Crm;

/// <summary>
/// Keeps requests within a CRM's limit, by host: a leaky bucket as the CRM itself counts, so that a burst passes and a flood waits.
/// Of this process only; what several take together, the CRM refuses, and it is tried again.
/// </summary>
/// <param name="perSecond">How fast the bucket leaks.</param>
/// <param name="most">Requests that it holds.</param>
/// <param name="atOnce">True: instead of leaking it is empty again a second after the last request, so that no second sees more than it holds.</param>
public sealed class RequestBudget(double perSecond, int most, TimeProvider clock, bool atOnce = false)
{
    /// <summary>So short a wait is waited on the way; a longer one is an attempt later.</summary>
    private static readonly TimeSpan ShortWait = TimeSpan.FromMilliseconds(250);

    private const int ShortWaits = 4;
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (double Level, long At)> buckets = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes one request. Zero: it may be made now; else nothing was taken, and there is room after that time.</summary>
    public TimeSpan Take(string host)
    {
        var now = clock.GetUtcNow().UtcTicks;
        lock (gate)
        {
            var level = LevelOf(host, now);
            if (level + 1 > most)
                return atOnce ? s_second - SinceLast(host, now) : TimeSpan.FromSeconds((level + 1 - most) / perSecond);
            buckets[host] = (level + 1, now);
            return TimeSpan.Zero;
        }
    }

    /// <summary>Takes one request, after a short wait where that is enough.</summary>
    /// <exception cref="CrmStopException">It is not.</exception>
    public async Task TakeAsync(string host, CancellationToken cancellation)
    {
        for (var waited = 0; Take(host) is var wait && wait > TimeSpan.Zero; waited++)
        {
            if (wait > ShortWait || waited == ShortWaits)
                throw CrmStopException.Later("The CRM takes only so many requests a second: the rest is sent later.", wait);
            await Task.Delay(wait, clock, cancellation);
        }
    }

    /// <summary>The CRM said that it has had enough, whatever was counted here.</summary>
    public void Fill(string host)
    {
        lock (gate)
            buckets[host] = (most, clock.GetUtcNow().UtcTicks);
    }

    private double LevelOf(string host, long now)
    {
        var level = buckets.TryGetValue(host, out var bucket) ? bucket.Level : 0;
        var since = SinceLast(host, now);
        return !atOnce ? Math.Max(0, level - (since.TotalSeconds * perSecond)) : since >= s_second ? 0 : level;
    }

    private TimeSpan SinceLast(string host, long now) => buckets.TryGetValue(host, out var bucket) ? TimeSpan.FromTicks(Math.Max(0, now - bucket.At)) : s_second;
}
