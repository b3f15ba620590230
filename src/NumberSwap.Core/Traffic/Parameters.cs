using System.Collections.Frozen;

namespace NumberSwap.Core.Traffic;

/// <summary>The campaign parameters of an address: UTM and click ids.</summary>
internal static class Parameters
{
    public const int Source = 0;
    public const int Medium = 1;
    public const int Campaign = 2;
    public const int Term = 3;
    public const int Content = 4;
    public const int CampaignId = 5;
    public const int Platform = 6;

    /// <summary>Click ids are at this place and after it, the strongest evidence first.</summary>
    public const int FirstClickId = 7;

    private const int MostNameLength = 100;
    private const int MostTextLength = 250;

    private static readonly string[] Utm =
        ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "utm_id", "utm_source_platform"];

    private static readonly IReadOnlyList<string[]> ClickIds = EmbeddedTable.Rows("click-ids.tsv");

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Places =
        Enumerable.Range(0, Utm.Length + ClickIds.Count)
            .ToFrozenDictionary(NameAt, place => place, StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly Origin[] Origins = [.. ClickIds.Select(row => new Origin(row[1], row[2]))];

    /// <summary>Name of the parameter at a place, lower case.</summary>
    public static string NameAt(int place) => place < FirstClickId ? Utm[place] : ClickIds[place - FirstClickId][0];

    /// <summary>What a click id says of the visit.</summary>
    public static Origin OriginAt(int place) => Origins[place - FirstClickId];

    /// <summary>The values by place, cleaned and bounded; null when the address has none. Of a parameter that stands there twice the first value counts.</summary>
    /// <remarks>Parameters in the fragment (<c>#utm_source=…</c>, <c>#/path?utm_source=…</c>) count where the query does not have them. A second <c>?</c> parts as <c>&amp;</c> does: ad links are often glued together so.</remarks>
    public static string?[]? Read(ReadOnlySpan<char> address)
    {
        string?[]? values = null;
        var hash = address.IndexOf('#');
        var beforeHash = hash < 0 ? address : address[..hash];
        var question = beforeHash.IndexOf('?');
        if (question >= 0)
            Read(beforeHash[(question + 1)..], ref values);
        if (hash >= 0)
            Read(address[(hash + 1)..], ref values);
        return values;
    }

    private static void Read(ReadOnlySpan<char> query, ref string?[]? values)
    {
        foreach (var part in query.SplitAny('&', '?'))
        {
            var pair = query[part];
            var equals = pair.IndexOf('=');
            if (equals <= 0 || !Places.TryGetValue(pair[..equals], out var place) || values?[place] is not null)
                continue;

            var value = ParameterText.Read(
                pair[(equals + 1)..],
                place <= Medium ? MostNameLength : MostTextLength,
                lowerCase: place <= Medium,
                shared: place < FirstClickId);
            if (value is not null)
                (values ??= new string?[Utm.Length + ClickIds.Count])[place] = value;
        }
    }
}
