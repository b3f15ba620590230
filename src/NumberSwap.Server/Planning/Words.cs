using System.Globalization;

namespace NumberSwap.Server.Planning;

/// <summary>Numbers as people read them.</summary>
internal static class Words
{
    /// <summary>A share, 0 to 1: <c>61.2 %</c>, and two digits of what is rare, <c>0.0031 %</c>.</summary>
    public static string Percent(double? share)
    {
        if (share is not { } value)
            return "–";
        var digits = value is >= 0.0005 or < 1e-12 ? 1 : 1 - (int)Math.Floor(Math.Log10(100 * value));
        return (100 * value).ToString("F" + digits, CultureInfo.InvariantCulture) + " %";
    }

    public static string Count(double count) => count.ToString("#,0.##", CultureInfo.InvariantCulture);

    public static string Brier(double brier) => brier.ToString("0.0000", CultureInfo.InvariantCulture);
}
