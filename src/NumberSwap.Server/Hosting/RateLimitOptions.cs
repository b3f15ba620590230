namespace NumberSwap.Server.Hosting;

/// <summary>Limits per client address.</summary>
public sealed class RateLimitOptions
{
    /// <summary>False only for benchmarks.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Page views, heartbeats and events of one address per minute. An office behind one address needs room.</summary>
    public int PagesPerMinute { get; set; } = 1200;

    /// <summary>Requests with a wrong key or signature that one address may make per minute.</summary>
    public int RefusalsPerMinute { get; set; } = 60;
}
