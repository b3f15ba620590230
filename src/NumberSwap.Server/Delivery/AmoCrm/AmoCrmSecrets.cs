namespace NumberSwap.Server.Delivery.AmoCrm;

/// <summary>What opens an account.</summary>
/// <param name="Token">The long-lived token of an integration of its own, which lives as long as its owner has said: a day to five years.</param>
public sealed record AmoCrmSecrets(string Token);
