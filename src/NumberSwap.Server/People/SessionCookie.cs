using NumberSwap.Core.People;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.People;

/// <summary>The cookie that holds the secret of a sign-in.</summary>
/// <remarks>
/// Behind TLS its name begins with <c>__Host-</c>: browsers then take it from this very host over TLS only, so that no neighbouring
/// subdomain can put a sign-in of its own in its place.
/// </remarks>
public static class SessionCookie
{
    public const string PlainName = "ns-session";
    public const string SecureName = "__Host-" + PlainName;

    public static string? Read(HttpContext context, Settings settings) => context.Request.Cookies[NameFor(context, settings)];

    public static void Write(HttpContext context, Settings settings, string secret) =>
        context.Response.Cookies.Append(NameFor(context, settings), secret, Options(context, settings, SignIn.Longest));

    public static void Delete(HttpContext context, Settings settings) =>
        context.Response.Cookies.Delete(NameFor(context, settings), Options(context, settings, maxAge: null));

    private static string NameFor(HttpContext context, Settings settings) => IsSecure(context, settings) ? SecureName : PlainName;

    private static bool IsSecure(HttpContext context, Settings settings) =>
        context.Request.IsHttps || settings.Options.PublicUrl?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true;

    private static CookieOptions Options(HttpContext context, Settings settings, TimeSpan? maxAge) => new()
    {
        HttpOnly = true,
        Secure = IsSecure(context, settings),
        // Lax, so that a link in a mail opens the page for who is signed in; forms of other sites come without it.
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = maxAge,
        IsEssential = true,
    };
}
