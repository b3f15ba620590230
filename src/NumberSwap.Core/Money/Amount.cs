using System.Globalization;

namespace NumberSwap.Core.Money;

/// <summary>Amounts of money, exact: a decimal with at most four digits behind the sign, which every currency of ISO 4217 is content with.</summary>
public static class Amount
{
    /// <summary>Largest amount, either side of zero: of one deal, of one day's cost. A few hundred of them, as stored, are more than a long holds: sums are decimals.</summary>
    public const decimal Most = 1_000_000_000_000m;

    private const decimal Parts = 10_000m;
    private const int MaxText = 60;

    /// <summary>True when the amount can be stored exactly.</summary>
    public static bool IsExact(decimal amount) => amount is >= -Most and <= Most && decimal.Truncate(amount * Parts) == amount * Parts;

    /// <summary>As it is stored: ten-thousandths of the currency's unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount has more digits than are stored.</exception>
    public static long ToStored(decimal amount)
    {
        if (!IsExact(amount))
            throw new ArgumentOutOfRangeException(nameof(amount));
        return (long)(amount * Parts);
    }

    /// <summary>The amount with two digits behind the sign, or up to four where it has them.</summary>
    /// <param name="stored">One amount as it is stored, or a sum of them.</param>
    public static decimal FromStored(decimal stored)
    {
        var amount = decimal.Round(stored / Parts, 4);
        return decimal.Round(amount, 2) == amount ? decimal.Round(amount, 2) + 0.00m : amount;
    }

    /// <summary>A sum as SQL adds it up: of the whole units, and of what is left of each amount, in ten-thousandths. A sum of amounts as stored would run over.</summary>
    public static decimal FromSums(long units, long rest) => FromStored((units * Parts) + rest);

    /// <summary>Reads an amount in a table: <c>1 234,56</c>, <c>1,234.56</c>, <c>1234.5 ₽</c>. Never throws.</summary>
    /// <param name="text">Signs of currencies around the digits are left aside.</param>
    /// <param name="point">The table's decimal sign, <c>.</c> or <c>,</c>; null: not known.</param>
    /// <returns>Null when it is no amount, or could be two: <c>1,234</c> without a known sign.</returns>
    public static decimal? Read(string text, char? point)
    {
        if (Bare(text) is not { } bare)
            return null;
        point ??= PointOf(text);
        if (point is null && bare.AsSpan().IndexOfAny('.', ',') >= 0)
            return null;
        var group = point == ',' ? '.' : ',';
        if (!IsGrouped(bare, point ?? '.', group))
            return null;
        var plain = bare.Replace(group.ToString(), "", StringComparison.Ordinal).Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && IsExact(amount)
            ? amount
            : null;
    }

    /// <summary>The decimal sign that a text can only have been written with; null when it says nothing of it.</summary>
    public static char? PointOf(string text)
    {
        if (Bare(text) is not { } bare)
            return null;
        var last = bare.LastIndexOfAny(['.', ',']);
        if (last < 0)
            return null;
        var (sign, other) = (bare[last], bare[last] == '.' ? ',' : '.');
        if (bare.Contains(other, StringComparison.Ordinal))
            return sign;
        if (bare.IndexOf(sign) != last)
            return other;
        // Three digits behind one sign may be thousands; nothing or a lone zero in front of it may not.
        return bare.Length - last - 1 != 3 || bare.TrimStart('-').TrimStart('0')[0] == sign ? sign : null;
    }

    /// <summary>The digits with their signs, without what stands around them and the spaces between their groups; null for what is no number.</summary>
    private static string? Bare(string text)
    {
        var (first, last) = (text.AsSpan().IndexOfAnyInRange('0', '9'), text.AsSpan().LastIndexOfAnyInRange('0', '9'));
        if (text.Length > MaxText || first < 0)
            return null;
        if (first > 0 && text[first - 1] is '-' or '\u2212')
            first--;
        if (!IsAround(text.AsSpan(0, first)) || !IsAround(text.AsSpan(last + 1)))
            return null;

        var bare = text.AsSpan(first, last + 1 - first).ToString().Replace('\u2212', '-');
        var groups = bare.Split((char[])[' ', '\u00A0', '\u202F', '\u2009', '\'', '\u2019', '\t']);
        if (groups.Length > 1 && (groups[0].TrimStart('-').Length > 3 || groups.Skip(1).Any(group => group.Split('.', ',')[0].Length != 3)))
            return null;
        bare = string.Concat(groups);
        return bare.LastIndexOf('-') <= 0 && bare.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or '-') ? bare : null;
    }

    /// <summary>A currency's name or sign, and spaces.</summary>
    private static bool IsAround(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var c in text)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            if (!char.IsLetter(c) && !char.IsWhiteSpace(c) && c != '.' && char.GetUnicodeCategory(c) != UnicodeCategory.CurrencySymbol)
                return false;
        }

        return letters <= 4 && (letters > 0 || !text.Contains('.'));
    }

    /// <summary>One decimal sign at most, and groups of three digits in front of it.</summary>
    private static bool IsGrouped(string bare, char point, char group)
    {
        var parts = bare.TrimStart('-').Split(point);
        if (parts.Length > 2 || (parts.Length == 2 && parts[1].Contains(group, StringComparison.Ordinal)))
            return false;
        var groups = parts[0].Split(group);
        return groups.Length == 1 || (groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(part => part.Length == 3));
    }
}
