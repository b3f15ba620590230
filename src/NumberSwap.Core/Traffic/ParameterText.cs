namespace NumberSwap.Core.Traffic;

/// <summary>Reads what a stranger wrote into an address.</summary>
internal static class ParameterText
{
    /// <summary>Most characters in which an address writes one (three escaped UTF-8 bytes).</summary>
    private const int LongestEscape = 9;

    /// <summary>The text of a query value: decoded, without control characters and broken surrogates, trimmed and cut; null when nothing is left.</summary>
    /// <param name="raw">As the address has it. Broken escapes stay as they are.</param>
    /// <param name="most">Longest result, in UTF-16 units.</param>
    /// <param name="lowerCase">Whether to make it lower case.</param>
    /// <param name="shared">Whether many visits have the same text.</param>
    public static string? Read(ReadOnlySpan<char> raw, int most, bool lowerCase, bool shared = true)
    {
        if (raw.Length > most * LongestEscape)
            raw = raw[..(most * LongestEscape)];

        Span<char> text = stackalloc char[raw.Length];
        raw.Replace(text, '+', ' ');
        if (raw.Contains('%'))
        {
            Span<char> decoded = stackalloc char[raw.Length];
            Uri.TryUnescapeDataString(text, decoded, out var length);
            text = decoded[..length];
        }

        ReadOnlySpan<char> clean = text[..Clean(text, lowerCase)].Trim();
        if (clean.Length > most)
            clean = clean[..(char.IsHighSurrogate(clean[most - 1]) ? most - 1 : most)].TrimEnd();
        return clean.IsEmpty ? null : shared ? SharedText.Of(clean) : clean.ToString();
    }

    private static int Clean(Span<char> text, bool lowerCase)
    {
        var kept = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                text[kept++] = text[i++];
                text[kept++] = text[i];
            }
            else if (!char.IsControl(text[i]) && !char.IsSurrogate(text[i]))
            {
                text[kept++] = lowerCase ? char.ToLowerInvariant(text[i]) : text[i];
            }
        }

        return kept;
    }
}
