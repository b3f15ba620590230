namespace NumberSwap.Server.Delivery.Webhooks;

/// <summary>What a webhook signs with.</summary>
/// <param name="Old">The secret before the last rotation; null: there is none.</param>
/// <param name="OldUntil">Until when it signs too, Unix time in ms.</param>
public sealed record WebhookSecrets(string Secret, string? Old = null, long OldUntil = 0)
{
    /// <summary>Those that sign now, the newest first.</summary>
    public IReadOnlyList<string> At(DateTimeOffset now) => Old is not null && now.ToUnixTimeMilliseconds() < OldUntil ? [Secret, Old] : [Secret];
}
