using System.Net;
using System.Threading.RateLimiting;

namespace NumberSwap.Server.Hosting;

/// <summary>Bounds how often one address may guess keys or signatures.</summary>
public sealed class RefusalLimiter : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress>? limiter;

    public RefusalLimiter(Settings settings)
    {
        var limits = settings.Options.RateLimits;
        if (limits.Enabled)
            limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address => PerMinute(address, limits.RefusalsPerMinute));
    }

    public bool Allows(IPAddress? address)
    {
        if (limiter is null)
            return true;
        using var lease = limiter.AttemptAcquire(address ?? IPAddress.None);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter?.Dispose();

    /// <summary>A bucket that fills every second: a burst of half a minute, then the rate.</summary>
    public static RateLimitPartition<IPAddress> PerMinute(IPAddress address, int permits) =>
        RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(1, permits / 2),
            TokensPerPeriod = Math.Max(1, permits / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        });
}
