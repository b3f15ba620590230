using NumberSwap.Core;

namespace NumberSwap.Server.Leases;

/// <summary>Bounds what a page says before it is kept.</summary>
public static class PageText
{
    private const int MaxAddress = 2000;
    private const int MaxIds = 8;
    private const int MaxIdName = 20;
    private const int MaxIdValue = 100;

    /// <summary>The address without its fragment, at most 2,000 characters.</summary>
    public static string Address(Uri address)
    {
        var text = address.Fragment.Length == 0 ? address.AbsoluteUri : address.GetLeftPart(UriPartial.Query);
        return text.Length <= MaxAddress ? text : text[..MaxAddress];
    }

    /// <summary>At most 8 ids with short printable names and values; null when none is left.</summary>
    public static IReadOnlyDictionary<string, string>? Ids(IReadOnlyDictionary<string, string?>? ids)
    {
        if (ids is not { Count: > 0 })
            return null;
        var kept = new List<KeyValuePair<string, string>>(Math.Min(ids.Count, MaxIds));
        foreach (var (name, value) in ids)
        {
            if (kept.Count < MaxIds && IsPrintable(name, MaxIdName) && IsPrintable(value, MaxIdValue))
                kept.Add(new(SharedText.Of(name), value!));
        }

        kept.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return kept.Count > 0 ? new TextDictionary([.. kept]) : null;
    }

    private static bool IsPrintable(string? text, int max) =>
        text is { Length: > 0 } && text.Length <= max && text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0;
}
