namespace NumberSwap.Server.Delivery;

/// <summary>What an adapter has been told, as JSON.</summary>
public sealed record KnownSettings(string Settings, string Secrets);
