namespace NumberSwap.Server.Hosting;

/// <summary>Times as answers show them.</summary>
public static class UnixTime
{
    /// <summary>Unix ms as a UTC time, which JSON writes with a Z.</summary>
    public static DateTime ToUtc(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime;
}
