using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Money;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Deals.Crm;

/// <summary>Checks how a CRM is to be reached.</summary>
public static class CrmReader
{
    private const int MaxAddress = 500;
    private const int MaxToken = 4000;

    /// <summary>The settings, or the problem to answer with.</summary>
    public static (CrmSettings? Settings, ProblemHttpResult? Problem) Read(CrmRequest request, string system)
    {
        var address = request.Address?.Trim() ?? "";
        if (address.Length > MaxAddress || !Uri.TryCreate(address, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp)
            || url.Query.Length > 0 || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
        {
            return (null, Problem.Invalid("address", "It has to be the CRM's https address, without a query."));
        }

        if (system == Bitrix24.Name && !url.AbsolutePath.Contains("/rest/", StringComparison.Ordinal))
            return (null, Problem.Invalid("address", "It has to be the inbound webhook's whole address, such as https://portal.bitrix24.ru/rest/1/abc123/."));
        if (system == AmoCrm.Name && url.AbsolutePath.Trim('/').Length > 0)
            return (null, Problem.Invalid("address", "It has to be the account's address alone, such as https://company.amocrm.ru."));
        if (IsNoToken(request.Token))
            return (null, Problem.Invalid("token", "It has to be the token as the CRM shows it."));
        if (IsNoToken(request.ApplicationToken))
            return (null, Problem.Invalid("applicationToken", "It has to be the token as the CRM shows it."));
        if (!string.IsNullOrWhiteSpace(request.Currency) && Currency.Read(request.Currency) is null)
            return (null, Problem.Invalid("currency", "It has to be a currency's code of ISO 4217, for example RUB."));
        if (system == AmoCrm.Name && Currency.Read(request.Currency) is null)
            return (null, Problem.Invalid("currency", "amoCRM tells amounts without a currency: name the account's, for example RUB."));
        return (new CrmSettings(address, Text(request.Token), Text(request.ApplicationToken), Currency.Read(request.Currency)), null);
    }

    private static bool IsNoToken(string? token) => token is not null && (token.Length > MaxToken || token.Trim().AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0);

    private static string? Text(string? token) => string.IsNullOrWhiteSpace(token) ? null : token.Trim();
}
