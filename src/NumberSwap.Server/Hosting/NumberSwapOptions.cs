namespace NumberSwap.Server.Hosting;

/// <summary>The settings below <c>NumberSwap:</c>; every one has a working default.</summary>
public sealed class NumberSwapOptions
{
    public const string Section = "NumberSwap";

    /// <summary>Where the SQLite files, the keys that encrypt secrets, and the generated admin key are.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>A fixed admin key (24 characters or more) instead of the generated one.</summary>
    public string? AdminKey { get; set; }

    /// <summary>The address that the outside uses, for example <c>https://calls.example.com</c>; needed behind a proxy.</summary>
    public string? PublicUrl { get; set; }

    public RateLimitOptions RateLimits { get; set; } = new();

    public RetentionOptions Retention { get; set; } = new();

    public RecordingOptions Recordings { get; set; } = new();

    public DeliveryOptions Delivery { get; set; } = new();

    public MailOptions Mail { get; set; } = new();
}
