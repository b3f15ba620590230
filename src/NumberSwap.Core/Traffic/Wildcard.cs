namespace NumberSwap.Core.Traffic;

/// <summary>Patterns in which <c>*</c> stands for any text, the empty one included. Case does not matter.</summary>
internal static class Wildcard
{
    public const char Star = '*';

    /// <remarks>
    /// Between two stars the leftmost place that fits is always good enough, so nothing is tried twice: no pattern
    /// costs more than its length times the text's.
    /// </remarks>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        var star = pattern.IndexOf(Star);
        if (star < 0)
            return text.Equals(pattern, StringComparison.OrdinalIgnoreCase);
        if (!text.StartsWith(pattern[..star], StringComparison.OrdinalIgnoreCase))
            return false;

        text = text[star..];
        pattern = pattern[(star + 1)..];
        while ((star = pattern.IndexOf(Star)) >= 0)
        {
            var found = text.IndexOf(pattern[..star], StringComparison.OrdinalIgnoreCase);
            if (found < 0)
                return false;
            text = text[(found + star)..];
            pattern = pattern[(star + 1)..];
        }

        return text.EndsWith(pattern, StringComparison.OrdinalIgnoreCase);
    }
}
