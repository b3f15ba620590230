namespace NumberSwap.Server.Delivery.Bitrix24;

/// <summary>What opens a portal: an inbound webhook, or an application's token, with which alone its telephony can be used.</summary>
/// <param name="Webhook">The inbound webhook's whole address, which holds its secret.</param>
/// <param name="Token">An application's access token, which lives an hour where it cannot be renewed.</param>
/// <param name="ClientId">With the next two: the application by which the token is renewed.</param>
public sealed record Bitrix24Secrets(string? Webhook, string? Token, string? ClientId, string? ClientSecret, string? RefreshToken)
{
    public bool IsApplication => Webhook is null;

    public bool CanRenew => ClientId is not null && ClientSecret is not null && RefreshToken is not null;
}
