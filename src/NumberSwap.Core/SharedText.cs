namespace NumberSwap.Core;

/// <summary>
/// Short texts that many visits have in common, such as a campaign's name: live sessions share one string instead of keeping a copy each.
/// </summary>
/// <remarks>A table of fixed size in which a newer text takes an older one's place, so that made-up texts cannot fill the memory.</remarks>
public static class SharedText
{
    private const int Slots = 4096;
    private const int MaxLength = 100;

    private static readonly string?[] Texts = new string?[Slots];

    /// <summary>A string with this text: the one that is known, else a new one.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxLength)
            return text.ToString();

        // Two threads may write a slot at once: either string is right.
        ref var slot = ref Texts[(uint)string.GetHashCode(text, StringComparison.Ordinal) % Slots];
        var known = slot;
        return known is not null && text.SequenceEqual(known) ? known : slot = text.ToString();
    }
}
