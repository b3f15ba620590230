namespace NumberSwap.Server.Delivery.Webhooks;

/// <summary>Where a webhook sends to.</summary>
public sealed record WebhookSettings(string Url);
