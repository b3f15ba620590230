namespace NumberSwap.Server.Platforms.Twilio;

/// <summary>What Twilio signs with.</summary>
public sealed record TwilioCredentials(string AuthToken);
