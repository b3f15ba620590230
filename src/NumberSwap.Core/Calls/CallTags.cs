using System.Diagnostics.CodeAnalysis;

namespace NumberSwap.Core.Calls;

/// <summary>Short words by which people sort calls. They are kept as one text, <c>|spam|vip|</c>, in which each is found between its bars.</summary>
public static class CallTags
{
    /// <summary>Most characters of a tag.</summary>
    public const int MaxLength = 30;

    /// <summary>Most tags of a call.</summary>
    public const int MaxCount = 10;

    /// <summary>Most different tags of a site's calls: they are to be chosen from.</summary>
    public const int MaxOfSite = 200;

    private const char Bar = '|';

    /// <summary>The tag as it is kept: in lower case, with single spaces. False for what is none.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out string? tag)
    {
        tag = null;
        if (text is null || text.Length > 4 * MaxLength || text.AsSpan().IndexOfAny(Bar, ',') >= 0)
            return false;
        var read = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        if (read.Length is 0 or > MaxLength || read.Any(c => char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format))
            return false;
        tag = read;
        return true;
    }

    /// <summary>The tags as one text, in their order; null for none.</summary>
    public static string? Join(IEnumerable<string> tags) =>
        string.Join(Bar, tags.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) is { Length: > 0 } joined ? Bar + joined + Bar : null;

    /// <summary>True when <paramref name="tag"/> is one of the tags that are kept as <paramref name="joined"/>.</summary>
    public static bool Has(string? joined, string tag)
    {
        for (var at = joined is null ? -1 : joined.IndexOf(tag, StringComparison.Ordinal); at >= 0; at = joined!.IndexOf(tag, at + 1, StringComparison.Ordinal))
        {
            if (at > 0 && joined![at - 1] == Bar && at + tag.Length < joined.Length && joined[at + tag.Length] == Bar)
                return true;
        }

        return false;
    }

    public static IReadOnlyList<string> Split(string? text) => text is null ? [] : text.Split(Bar, StringSplitOptions.RemoveEmptyEntries);
}
