using System.Globalization;
using NumberSwap.Core.Telephony;

namespace NumberSwap.Server.Dashboard.Sites;

/// <summary>The countries whose numbers can be read, as people name them.</summary>
public static class Countries
{
    /// <summary>Code and name, by name.</summary>
    public static IReadOnlyList<(string Code, string Name)> In(CultureInfo culture)
    {
        // Names of regions follow the thread's language alone.
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = culture;
            return [.. E164.Countries.Select(code => (code, NameOf(code))).OrderBy(country => country.Item2, StringComparer.Create(culture, ignoreCase: true))];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static string NameOf(string code)
    {
        try
        {
            return new RegionInfo(code).DisplayName;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }
}
