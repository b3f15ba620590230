namespace NumberSwap.Server.Leases;

/// <summary>What the request's headers say about the browser.</summary>
/// <param name="IsBot">A crawler, a preview fetcher or a tool: it never touches a pool.</param>
/// <param name="IsMobile">A phone.</param>
/// <param name="RefusesTracking">It sent Global Privacy Control.</param>
public readonly record struct Client(bool IsBot, bool IsMobile, bool RefusesTracking)
{
    public static Client Of(IHeaderDictionary headers)
    {
        string? agent = headers.UserAgent;
        var mobileHint = headers["Sec-CH-UA-Mobile"];
        return new Client(
            Bots.Is(agent),
            mobileHint.Count > 0 ? mobileHint == "?1" : agent?.Contains("Mobi", StringComparison.Ordinal) == true,
            headers["Sec-GPC"] == "1");
    }
}
