namespace NumberSwap.Server.Hosting;

/// <summary>How events are delivered to other systems.</summary>
public sealed class DeliveryOptions
{
    /// <summary>Seconds from the first failure to the next attempt; doubled with each, up to 6 hours.</summary>
    public double FirstRetrySeconds { get; set; } = 5;

    /// <summary>Seconds that a receiver has for its answer.</summary>
    public double TimeoutSeconds { get; set; } = 10;

    /// <summary>
    /// Targets that are let through although their address is private: host names, addresses and networks, separated by commas:
    /// <c>crm.local, 10.0.0.5, 192.168.7.0/24</c>.
    /// </summary>
    public string? AllowedTargets { get; set; }
}
