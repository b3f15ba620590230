using System.Diagnostics.CodeAnalysis;

namespace NumberSwap.Server.Delivery.Outgoing;

/// <summary>Addresses that users enter for this server to send to.</summary>
public static class TargetUrl
{
    public const int MaxLength = 2000;

    /// <summary>An absolute http or https address without a user's name or password; a fragment is none of the receiver's business.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out Uri? url)
    {
        url = null;
        if (text is not { Length: > 0 and <= MaxLength } || !Uri.TryCreate(text.Trim(), UriKind.Absolute, out var read))
            return false;
        if ((read.Scheme != Uri.UriSchemeHttps && read.Scheme != Uri.UriSchemeHttp) || read.UserInfo.Length > 0 || read.Fragment.Length > 0 || read.Host.Length == 0)
            return false;
        url = read;
        return true;
    }
}
