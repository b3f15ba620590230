namespace NumberSwap.Server.Platforms;

/// <summary>A call platform that is set up; its credentials are not shown again.</summary>
/// <param name="Webhook">The address to enter at the platform. Its secret, where it has one, is in it only when it was just made: else <c>{secret}</c>.</param>
/// <param name="Values">Names of the credentials that are kept.</param>
/// <param name="Addresses">Networks that alone may send; empty: everybody.</param>
public sealed record PlatformItem(string Platform, string Title, string Webhook, IReadOnlyList<string> Values, IReadOnlyList<string> Addresses);
