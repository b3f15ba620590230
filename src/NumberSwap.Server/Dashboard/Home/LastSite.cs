namespace NumberSwap.Server.Dashboard.Home;

/// <summary>The site whose page this browser opened last: a cookie, which says nothing of who may see the site.</summary>
public static class LastSite
{
    public const string Cookie = "ns-site";

    /// <summary>Its id, as the browser says; anybody can make one up.</summary>
    public static string? Read(HttpContext context) => context.Request.Cookies[Cookie];

    /// <summary>Remembers a site for a year; says nothing when the browser knows.</summary>
    public static void Remember(HttpContext context, string site)
    {
        if (Read(context) == site)
            return;
        context.Response.Cookies.Append(Cookie, site, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            HttpOnly = true,
            Secure = context.Request.IsHttps,
        });
    }
}
