using System.Collections.Frozen;

namespace NumberSwap.Core.Traffic;

/// <summary>Knows who sends visitors, by the referrer's host.</summary>
internal static class Referrers
{
    private const string AppScheme = "android-app";
    private const string AppPrefix = AppScheme + "://";
    private const string AnyEnding = ".*";

    /// <summary>Longer hosts than this are not listed.</summary>
    private const int MostKeyLength = 64;

    private static readonly IReadOnlyList<string[]> Rows = EmbeddedTable.Rows("referrers.tsv");

    private static readonly FrozenDictionary<string, Origin>.AlternateLookup<ReadOnlySpan<char>> Apps =
        Lookup(host => host.StartsWith(AppPrefix, StringComparison.Ordinal) ? host[AppPrefix.Length..] : null);

    /// <summary>Hosts as listed; a leading dot is part of the key.</summary>
    private static readonly FrozenDictionary<string, Origin>.AlternateLookup<ReadOnlySpan<char>> Hosts =
        Lookup(host => host.Contains('*', StringComparison.Ordinal) || host.Contains(':', StringComparison.Ordinal) ? null : host);

    /// <summary>Hosts under every country's ending, without it; a leading dot is part of the key.</summary>
    private static readonly FrozenDictionary<string, Origin>.AlternateLookup<ReadOnlySpan<char>> Stems =
        Lookup(host => host.EndsWith(AnyEnding, StringComparison.Ordinal) ? host[..^AnyEnding.Length] : null);

    /// <summary>True for the referrers that say something: pages and apps.</summary>
    public static bool IsReadable(Uri referrer) =>
        referrer.IsAbsoluteUri && referrer.Host.Length > 0 && (IsWeb(referrer) || IsApp(referrer));

    /// <summary>The sender behind a readable referrer; null when it is not listed.</summary>
    public static Origin? Find(Uri referrer) =>
        !IsApp(referrer) ? Find(referrer.Host)
        : Apps.TryGetValue(referrer.Host, out var app) ? app
        : null;

    /// <summary>The sender behind a host; null when it is not listed.</summary>
    public static Origin? Find(ReadOnlySpan<char> host)
    {
        host = host.TrimEnd('.');
        var exact = WithoutPrefix(host);
        if (Find(host, exact: true) is { } listed || (listed = Find(exact, exact: true)) is not null)
            return listed;

        // Each turn looks one label nearer to the end; keys with a leading dot stand for subdomains, too.
        for (var dot = 0; dot >= 0;)
        {
            if (Find(host, exact: false) is { } parent)
                return parent;
            dot = host.IndexOf('.');
            host = host[(dot + 1)..];
        }

        return null;
    }

    /// <summary>The host without the prefix that says nothing of its owner.</summary>
    public static ReadOnlySpan<char> WithoutPrefix(ReadOnlySpan<char> host) =>
        host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..]
        : host.StartsWith("m.", StringComparison.OrdinalIgnoreCase) ? host[2..]
        : host;

    private static Origin? Find(ReadOnlySpan<char> host, bool exact)
    {
        Span<char> key = stackalloc char[MostKeyLength];
        if (host.Length >= MostKeyLength)
            return null;

        var start = exact ? 0 : 1;
        key[0] = '.';
        host.CopyTo(key[start..]);
        key = key[..(start + host.Length)];
        if (Hosts.TryGetValue(key, out var origin))
            return origin;

        var ending = CountryEnding(key);
        return ending > 0 && Stems.TryGetValue(key[..^ending], out origin) ? origin : null;
    }

    /// <summary>Length of <c>.com</c>, <c>.de</c>, <c>.co.uk</c>, <c>.com.tr</c>; 0 for other endings, which anybody may have bought.</summary>
    private static int CountryEnding(ReadOnlySpan<char> host)
    {
        var last = host.LastIndexOf('.');
        if (last <= 0)
            return 0;
        if (host[last..] is ".com")
            return ".com".Length;
        if (host.Length - last != ".de".Length)
            return 0;

        var before = host[..last].LastIndexOf('.');
        return before > 0 && host[before..last] is ".com" or ".co" ? host.Length - before : host.Length - last;
    }

    private static bool IsWeb(Uri address) => address.Scheme is "https" or "http";

    private static bool IsApp(Uri address) => address.Scheme is AppScheme;

    private static FrozenDictionary<string, Origin>.AlternateLookup<ReadOnlySpan<char>> Lookup(Func<string, string?> keyOf) =>
        Rows.Where(row => keyOf(row[0]) is not null)
            .ToFrozenDictionary(row => keyOf(row[0])!, row => new Origin(row[1], row[2]), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
