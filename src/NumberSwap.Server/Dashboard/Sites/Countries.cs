using System.Globalization;
using NumberSwap.Core.Telephony;

namespace NumberSwap.Server.Dashboard.Sites;

/// <summary>The countries whose numbers can be read, as people name them.</summary>
public static class Countries
{
    /// <summary>Code and name, by name.</summary>
    public static IReadOnlyList<(string Code, string Name)> In(CultureInfo culture) =>
        [.. E164.Countries.Select(code => (code, NameOf(code, culture))).OrderBy(country => country.Item2, StringComparer.Create(culture, ignoreCase: true))];

    // A region's DisplayName stays in the language of whoever asked first; the own name of "ru-DE" is Германия.
    private static string NameOf(string code, CultureInfo culture)
    {
        try
        {
            return new RegionInfo($"{culture.TwoLetterISOLanguageName}-{code}").NativeName;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }
}
