namespace NumberSwap.Server.Platforms;

/// <summary>A call platform that is set up; its credentials are not shown again.</summary>
/// <param name="Webhook">The address to enter at the platform.</param>
public sealed record PlatformItem(string Platform, string Webhook);
