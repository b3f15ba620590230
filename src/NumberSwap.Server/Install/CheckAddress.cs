using NumberSwap.Server.Catalogs;

namespace NumberSwap.Server.Install;

/// <summary>The address that has a page checked.</summary>
public static class CheckAddress
{
    private const int MaxAddress = 2000;

    /// <summary>The first page of the site's first domain.</summary>
    public static string FirstPage(SiteCatalog site)
    {
        var domain = site.Site.Domains[0];
        return domain is "localhost" or "127.0.0.1" ? $"http://{domain}/" : $"https://{domain}/";
    }

    /// <summary>The page's address with the check's mark; null for what is no address of the site's.</summary>
    public static string? Of(SiteCatalog site, string page, string token)
    {
        page = page.Trim();
        if (page.Length > MaxAddress)
            return null;
        if (!page.Contains("://", StringComparison.Ordinal))
            page = "https://" + page;
        if (!Uri.TryCreate(page, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps) || !site.Owns(address.IdnHost))
            return null;
        var query = address.Query.Length > 1 ? address.Query + "&" : "?";
        return $"{address.GetLeftPart(UriPartial.Path)}{query}numberswap=check&numberswap-token={token}{address.Fragment}";
    }
}
