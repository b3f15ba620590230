namespace NumberSwap.Server.Delivery.Bitrix24;

/// <summary>An application's tokens as they were last renewed.</summary>
/// <param name="From">The refresh token that somebody entered, from which they come.</param>
internal sealed record Bitrix24Grant(string From, string AccessToken, string RefreshToken, DateTimeOffset Until);
