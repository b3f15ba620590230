using System.Globalization;
using System.Text;

namespace NumberSwap.Core.Telephony;

/// <summary>The digits of a number in human writing, and what stands around them.</summary>
internal ref struct WrittenNumber
{
    /// <summary>Longest text that is read as a number, in UTF-16 units.</summary>
    public const int MaxLength = 64;

    /// <summary>What stands before the number in a link.</summary>
    public const string Scheme = "tel:";

    /// <summary>After this many digits other text is taken for an extension, before it for letters in the number.</summary>
    private const int LeastBeforeExtension = 7;

    private readonly Span<char> buffer;
    private int count;

    /// <param name="text">The writing; may be longer than <see cref="MaxLength"/>, which is then its fault.</param>
    /// <param name="buffer">Room for <see cref="MaxLength"/> digits.</param>
    public WrittenNumber(ReadOnlySpan<char> text, Span<char> buffer)
    {
        this.buffer = buffer;
        ZeroAt = -1;
        Fault = text.Length > MaxLength ? WritingFault.TooLong : Read(WithoutScheme(text));
        if (Fault == WritingFault.None && count == 0)
            Fault = WritingFault.Empty;
    }

    public readonly ReadOnlySpan<char> Digits => buffer[..count];

    public WritingFault Fault { get; }

    /// <summary>True when <c>+</c> stands before the digits.</summary>
    public bool HasPlus { get; private set; }

    /// <summary>Index of the digit that is written <c>(0)</c>, or -1.</summary>
    public int ZeroAt { get; private set; }

    /// <summary>Value of a decimal digit of any script; -1 for anything else.</summary>
    public static int DigitOf(Rune rune) =>
        rune.IsAscii ? rune.Value is >= '0' and <= '9' ? rune.Value - '0' : -1
        : Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber ? (int)Rune.GetNumericValue(rune)
        : -1;

    private static ReadOnlySpan<char> WithoutScheme(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        return text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? text[Scheme.Length..] : text;
    }

    private WritingFault Read(ReadOnlySpan<char> text)
    {
        var position = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (DigitOf(rune) is >= 0 and var digit)
            {
                buffer[count++] = (char)('0' + digit);
            }
            else if (rune.Value is '+' or '＋' or '﹢')
            {
                if (HasPlus || count > 0)
                    return WritingFault.PlusInside;
                HasPlus = true;
            }
            else if (!IsSeparator(rune))
            {
                return count >= LeastBeforeExtension ? WritingFault.Extension
                    : Rune.IsLetter(rune) ? WritingFault.Letter
                    : WritingFault.Character;
            }
            else if (ZeroAt < 0 && text[position..].StartsWith("(0)", StringComparison.Ordinal))
            {
                ZeroAt = count;
            }

            position += rune.Utf16SequenceLength;
        }

        return WritingFault.None;
    }

    /// <remarks>Format characters are bidi marks, soft hyphens and zero-width spaces: pages are full of them, and nobody sees them.</remarks>
    private static bool IsSeparator(Rune rune) =>
        rune.Value is '.' or '/' or '(' or ')' or '[' or ']' or '（' or '）' or '·' or '•' or '．' or '／' or '⁄' or '−'
        || Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;
}
