namespace NumberSwap.Server.Leases;

/// <summary>What the request's headers say about the browser.</summary>
/// <param name="IsBot">A crawler, a preview fetcher or a tool: it never touches a pool.</param>
/// <param name="IsMobile">A phone.</param>
/// <param name="RefusesTracking">It sent Global Privacy Control.</param>
/// <param name="IsOwn">It is in a network of the site's owner.</param>
public readonly record struct Client(bool IsBot, bool IsMobile, bool RefusesTracking, bool IsOwn = false)
{
    public static Client Of(IHeaderDictionary headers, bool isOwn)
    {
        string? agent = headers.UserAgent;
        var mobileHint = headers["Sec-CH-UA-Mobile"];
        return new Client(
            Bots.Is(agent),
            mobileHint.Count > 0 ? mobileHint == "?1" : agent?.Contains("Mobi", StringComparison.Ordinal) == true,
            headers["Sec-GPC"] == "1",
            isOwn);
    }
}
