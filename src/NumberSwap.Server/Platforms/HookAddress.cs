namespace NumberSwap.Server.Platforms;

/// <summary>Spells the addresses that platforms call.</summary>
public static class HookAddress
{
    /// <param name="server">The server's public address, without a slash at the end.</param>
    /// <param name="secret">Of platforms that sign nothing; else null.</param>
    public static string Of(string server, string platform, string site, string? secret) =>
        secret is null ? $"{server}/v1/hooks/{platform}/{site}" : $"{server}/v1/hooks/{platform}/{site}/{secret}";
}
