namespace NumberSwap.Server.Platforms;

/// <summary>A call platform's credentials.</summary>
/// <param name="AuthToken">Twilio's Auth Token.</param>
public sealed record PlatformRequest(string? AuthToken);
