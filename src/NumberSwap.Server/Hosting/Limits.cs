namespace NumberSwap.Server.Hosting;

/// <summary>Largest requests.</summary>
public static class Limits
{
    /// <summary>An administrator's body, in bytes: room for a pool of 100,000 numbers.</summary>
    public const int AdminBody = 4 * 1024 * 1024;
}
