using System.Text;

namespace NumberSwap.Core.Telephony;

/// <summary>Puts one number's digits into another number's writing.</summary>
public static class NumberFormat
{
    private const int LastGroup = 4;
    private const int GroupBefore = 3;

    /// <summary>
    /// The replacement in the writing of <paramref name="written"/>: <c>8 (495) 580-40-84</c> with <c>+74951234567</c> gives <c>8 (495) 123-45-67</c>.
    /// Never throws.
    /// </summary>
    /// <remarks>
    /// The rule needs no number plans, so that a browser can follow it; <c>tests/vectors/formats.json</c> holds both to it.
    /// With d, o and r the digits of the writing (without its leading zeros), of its number in E.164 and of the replacement:
    /// <list type="number">
    /// <item>o and r are equally long, and begin alike: in the first digit where that is 1 or 7, else in the first two
    /// (their country codes then are equally long, or the same).</item>
    /// <item>k is the length of the longest common end of d and o.</item>
    /// <item>The digits of o that the writing does not show, all but its last k, are those of r.</item>
    /// <item>The last k digits of the writing become the last k of r; everything else stays.</item>
    /// </list>
    /// Where 1 or 3 does not hold, or the writing is no number, the replacement is written internationally:
    /// <c>+</c>, then all digits, with a space before the last seven and one before the last four; after <c>tel:</c> without spaces.
    /// </remarks>
    /// <param name="written">A number as a page shows it.</param>
    /// <param name="replacement">A number in E.164. Anything else is answered as it is.</param>
    /// <param name="country">ISO 3166-1 alpha-2 code by which <paramref name="written"/> is read when it has no <c>+</c>.</param>
    public static string Substitute(string written, string replacement, string country)
    {
        if (!E164.TryRead(replacement, country, out var canonical, out _) || !ReferenceEquals(canonical, replacement))
            return replacement ?? "";

        if (!E164.TryRead(written, country, out var original, out _))
            return International(written, replacement);

        var digits = new WrittenNumber(written, stackalloc char[WrittenNumber.MaxLength]).Digits.TrimStart('0');
        var from = original.AsSpan(1);
        var to = replacement.AsSpan(1);
        var shown = CommonEnd(digits, from);
        var fits = from.Length == to.Length && BeginAlike(from, to) && from[..^shown].SequenceEqual(to[..^shown]);
        return fits ? WithLastDigits(written, to[^shown..]) : International(written, replacement);
    }

    private static bool BeginAlike(ReadOnlySpan<char> from, ReadOnlySpan<char> to) =>
        from[0] == to[0] && (from[0] is '1' or '7' || from[1] == to[1]);

    private static int CommonEnd(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var length = 0;
        while (length < left.Length && length < right.Length && left[^(length + 1)] == right[^(length + 1)])
            length++;
        return length;
    }

    private static string WithLastDigits(string written, ReadOnlySpan<char> digits)
    {
        var total = 0;
        foreach (var rune in written.EnumerateRunes())
            total += WrittenNumber.DigitOf(rune) >= 0 ? 1 : 0;

        var kept = total - digits.Length;
        var result = new StringBuilder(written.Length);
        foreach (var rune in written.EnumerateRunes())
        {
            if (WrittenNumber.DigitOf(rune) < 0 || kept-- > 0)
            {
                result.Append(rune);
            }
            else
            {
                result.Append(digits[0]);
                digits = digits[1..];
            }
        }

        return result.ToString();
    }

    private static string International(string? written, string number)
    {
        const int Grouped = LastGroup + GroupBefore;
        if (written is not null && written.StartsWith(WrittenNumber.Scheme, StringComparison.OrdinalIgnoreCase))
            return WrittenNumber.Scheme + number;

        return number.Length <= Grouped + 1
            ? number
            : $"{number.AsSpan(0, number.Length - Grouped)} {number.AsSpan(number.Length - Grouped, GroupBefore)} {number.AsSpan(number.Length - LastGroup)}";
    }
}
