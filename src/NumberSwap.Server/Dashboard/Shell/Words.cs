using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Dashboard.Shell;

/// <summary>
/// The page's words in its reader's language, and numbers and times as that language writes them. English is in the pages themselves;
/// the Russian for each English text is in the <c>ru.json</c> of its feature's folder.
/// </summary>
public sealed class Words(Viewer viewer)
{
    public static readonly IReadOnlyList<string> Languages = ["en", "ru"];

    private static readonly CultureInfo English = CultureOf("en-GB");
    private static readonly CultureInfo Russian = CultureOf("ru-RU");

    /// <summary><c>en</c> or <c>ru</c>.</summary>
    public string Language { get; set; } = "en";

    public CultureInfo Culture => Language == "ru" ? Russian : English;

    private TimeZoneInfo Zone => viewer.Zone;

    /// <summary>The text in the page's language.</summary>
    public string this[string english] => Language == "ru" ? Dictionary.Russian(english) : english;

    /// <summary>The text with what belongs into its <c>{0}</c>, <c>{1}</c> ….</summary>
    public string this[string english, params object?[] values] => string.Format(Culture, this[english], values);

    /// <summary>A counted thing: <c>T.Count(3, "{0} call|{0} calls")</c>. Russian has three forms, in the same way: <c>{0} звонок|{0} звонка|{0} звонков</c>.</summary>
    public string Count(long count, string english) => string.Format(Culture, FormFor(count, this[english].Split('|')), Number(count));

    /// <summary>What is wrong, with what to do.</summary>
    public string Problem(ProblemText text) =>
        string.Format(Culture, this[text.Template], [.. text.Values.Select(value => value is ProblemText part ? Problem(part) : value)]);

    /// <inheritdoc cref="Problem(ProblemText)"/>
    public string Problem(ProblemHttpResult refused) =>
        refused.ProblemDetails is TranslatableProblem { Text: var text } ? Problem(text) : refused.ProblemDetails.Detail ?? "";

    public string Number(long number) => number.ToString("N0", Culture);

    public string Number(double number, int decimals = 1) => number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Culture);

    /// <summary>A share from 0 to 1, as a percentage.</summary>
    public string Percent(double share, int decimals = 0) => Number(100 * share, decimals) + "\u00a0%";

    /// <summary>A Unix time in ms as the site's local time.</summary>
    public DateTimeOffset Local(long unixMs) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(unixMs), Zone);

    /// <summary><c>22 Nov 2026</c>.</summary>
    public string Date(long unixMs) => Local(unixMs).ToString("d MMM yyyy", Culture);

    /// <summary><c>22 Nov 2026</c>.</summary>
    public string Date(DateOnly day) => day.ToString("d MMM yyyy", Culture);

    /// <summary><c>14:05</c>.</summary>
    public string Time(long unixMs) => Local(unixMs).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>22 Nov 2026, 14:05</c>.</summary>
    public string DateTime(long unixMs) => $"{Date(unixMs)}, {Time(unixMs)}";

    /// <summary>A length of time in its two largest units: <c>1 h 5 min</c>, <c>3 min 20 s</c>, <c>2 d 4 h</c>.</summary>
    public string Duration(long seconds) => seconds switch
    {
        < 60 => this["{0} s", seconds],
        < 3600 => Joined(this["{0} min", seconds / 60], seconds % 60 == 0 ? "" : this["{0} s", seconds % 60]),
        < 86_400 => Joined(this["{0} h", seconds / 3600], seconds / 60 % 60 == 0 ? "" : this["{0} min", seconds / 60 % 60]),
        _ => Joined(this["{0} d", seconds / 86_400], seconds / 3600 % 24 == 0 ? "" : this["{0} h", seconds / 3600 % 24]),
    };

    private static string Joined(string one, string other) => other.Length == 0 ? one : $"{one} {other}";

    private static string FormFor(long count, string[] forms)
    {
        if (forms.Length < 3)
            return forms[Math.Min(count == 1 ? 0 : 1, forms.Length - 1)];

        // CLDR plural rules for Russian: one (1, 21, 31 …), few (2 to 4, 22 to 24 …), many.
        var (ten, hundred) = (Math.Abs(count % 10), Math.Abs(count % 100));
        return ten == 1 && hundred != 11 ? forms[0] : ten is >= 2 and <= 4 && hundred is < 12 or > 14 ? forms[1] : forms[2];
    }

    /// <summary>Without ICU there is one culture for all, whose numbers are English.</summary>
    private static CultureInfo CultureOf(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}
