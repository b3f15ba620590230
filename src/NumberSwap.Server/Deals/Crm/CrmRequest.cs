namespace NumberSwap.Server.Deals.Crm;

/// <summary>How a site's CRM is reached.</summary>
/// <param name="Address">Bitrix24: the inbound webhook's address (<c>https://portal.bitrix24.ru/rest/1/secret/</c>) with the right crm. amoCRM: the account's address.</param>
/// <param name="Token">amoCRM: a long-lived token, with which the customer's number is asked for; may be left out.</param>
/// <param name="ApplicationToken">Bitrix24: the outgoing webhook's token, which its events have to carry then; may be left out.</param>
/// <param name="Currency">ISO 4217: that of amounts which the CRM tells without one; amoCRM's all are.</param>
public sealed record CrmRequest(string? Address, string? Token, string? ApplicationToken, string? Currency);
