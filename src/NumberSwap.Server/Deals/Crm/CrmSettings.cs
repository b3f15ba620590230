namespace NumberSwap.Server.Deals.Crm;

/// <summary>What a site's deals are fetched with. Kept encrypted.</summary>
/// <param name="Address">Bitrix24: the inbound webhook's address, which holds its secret. amoCRM: the account's address.</param>
/// <param name="Token">amoCRM: a long-lived token; null: deals are taken as the webhook tells them, without the customer's number.</param>
/// <param name="ApplicationToken">Bitrix24: what its events have to carry; null: it is not looked at.</param>
/// <param name="Currency">ISO 4217: that of amounts that come without one; null: they are left out.</param>
public sealed record CrmSettings(string Address, string? Token, string? ApplicationToken, string? Currency);
