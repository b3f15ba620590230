using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Campaigns;

/// <summary>Reads addresses as people paste them.</summary>
public static class TestReader
{
    private const int MaxAddress = 8192;

    /// <summary>The page and the referrer, or the problem to answer with.</summary>
    public static (Uri? Page, Uri? Referrer, ProblemHttpResult? Problem) Read(TestRequest request)
    {
        if (AddressOf(request.Page) is not { } page)
            return (null, null, Problem.Invalid("page", "It has to be a page's address, such as https://shop.example/?utm_source=yandex."));
        if (string.IsNullOrWhiteSpace(request.Referrer))
            return (page, null, null);
        return AddressOf(request.Referrer) is { } referrer
            ? (page, referrer, null)
            : (null, null, Problem.Invalid("referrer", "It has to be the address of the page that led there, such as https://yandex.ru/; leave it out for none."));
    }

    private static Uri? AddressOf(string? text)
    {
        text = text?.Trim();
        if (text is not { Length: > 0 and <= MaxAddress })
            return null;
        if (!text.Contains("://", StringComparison.Ordinal))
            text = "https://" + text;
        return Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && address.Host.Length > 0 ? address : null;
    }
}
