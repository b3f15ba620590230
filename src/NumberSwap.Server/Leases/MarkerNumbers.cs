using System.Globalization;

namespace NumberSwap.Server.Leases;

/// <summary>Numbers that nobody has: an owner who opens a page with <c>?numberswap=test</c> (or has it checked: <c>check</c>) sees where numbers are swapped, and no pool is touched.</summary>
public static class MarkerNumbers
{
    public static bool AreWanted(Uri page)
    {
        foreach (var pair in page.Query.AsSpan().TrimStart('?').Split('&'))
        {
            if (page.Query.AsSpan().TrimStart('?')[pair] is var one
                && (one.Equals("numberswap=test", StringComparison.OrdinalIgnoreCase) || one.Equals("numberswap=check", StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>As many digits as the target has: its first one or two, then 999, zeros, and the place of the target on the page from 1.</summary>
    public static string For(string target, int index)
    {
        var digits = target.Length - 1;
        var country = digits > 11 ? 2 : 1;
        var rest = digits - country - 3;
        return string.Concat(
            target.AsSpan(0, 1 + country),
            "999",
            (index + 1).ToString(CultureInfo.InvariantCulture).PadLeft(Math.Max(rest, 1), '0'));
    }
}
