using NumberSwap.Server.Dashboard.Home;

namespace NumberSwap.Server.Dashboard.Shell;

/// <summary>What every page has around it: the headers that keep it to itself, its reader's language, and the site to come back to.</summary>
public sealed class PageFrame(RequestDelegate next)
{
    public const string LanguageCookie = "ns-language";

    // Recordings that the call platform keeps come through this server too, which asks who listens.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; media-src 'self'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        Prepare(context);
        if (context.RequestServices.GetRequiredService<Viewer>().Catalog is { } site)
            LastSite.Remember(context, site.Site.Id);
        return next(context);
    }

    public static void Prepare(HttpContext context)
    {
        Guard(context.Response.Headers);
        context.RequestServices.GetRequiredService<Words>().Language = Language(context, context.RequestServices.GetRequiredService<Viewer>());
    }

    private static void Guard(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin-allow-popups";
        headers.CacheControl = "no-store";
    }

    /// <summary>What was just chosen, then what this browser chose before, then the person's own, then what the browser asks for.</summary>
    private static string Language(HttpContext context, Viewer viewer)
    {
        if (Known(context.Request.Query["lang"]) is { } chosen)
        {
            context.Response.Cookies.Append(LanguageCookie, chosen, new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
                Secure = context.Request.IsHttps,
            });
            return chosen;
        }

        return Known(context.Request.Cookies[LanguageCookie]) ?? Known(viewer.Person?.Language) ?? Asked(context.Request) ?? Words.Languages[0];
    }

    private static string? Asked(HttpRequest request)
    {
        var languages = request.GetTypedHeaders().AcceptLanguage;
        return languages.OrderByDescending(language => language.Quality ?? 1).Select(language => Known(language.Value.ToString().Split('-')[0].ToLowerInvariant())).FirstOrDefault(known => known is not null);
    }

    private static string? Known(string? language) => language is not null && Words.Languages.Contains(language) ? language : null;
}
