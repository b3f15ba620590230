namespace NumberSwap.Server.Delivery.GoogleAnalytics;

/// <summary>What opens the measurement protocol of a data stream.</summary>
/// <param name="ApiSecret">Made in Google Analytics under the data stream.</param>
public sealed record GoogleAnalyticsSecrets(string? ApiSecret = null);
