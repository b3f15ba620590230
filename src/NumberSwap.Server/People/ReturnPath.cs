namespace NumberSwap.Server.People;

/// <summary>Where somebody wanted to go before they had to sign in. It comes with the address, so anybody may have written it.</summary>
public static class ReturnPath
{
    public const string Home = "/";
    private const int Longest = 2000;

    /// <summary>The path when it is one of this server, else the start page.</summary>
    public static string Of(string? path) => IsLocal(path) ? path! : Home;

    /// <summary>The address of the sign-in page that leads back to a request's address.</summary>
    public static string SignInFor(HttpRequest request)
    {
        var path = request.PathBase + request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
        return path == Home || !IsLocal(path) ? "/sign-in" : "/sign-in?return=" + Uri.EscapeDataString(path);
    }

    /// <summary>Browsers take a backslash for a slash, leave out control characters, and go to another host for two slashes. A header takes ASCII only.</summary>
    private static bool IsLocal(string? path) =>
        path is ['/', ..] and { Length: <= Longest }
        && path is not ['/', '/', ..]
        && path.All(c => c is > ' ' and < '\x7f' and not '\\');
}
