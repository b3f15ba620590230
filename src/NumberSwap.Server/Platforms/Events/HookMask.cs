using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace NumberSwap.Server.Platforms.Events;

/// <summary>
/// Makes a request fit to be looked at: credentials, signatures and tokens, names of callers, and every number that is none of the site's own
/// are masked.
/// </summary>
public static partial class HookMask
{
    private const int MaxText = 4096;
    private const string Hidden = "•••";

    /// <summary>A request as lines of <c>name = value</c>, or as its JSON.</summary>
    /// <param name="isOwn">Whether some digits are a number of the site.</param>
    public static string Show(HookPart request, PlatformCredentials? credentials, Func<string, bool> isOwn)
    {
        var lines = new List<string>();
        if (request.Path.Length > 0)
            lines.Add("/" + request.Path);
        lines.AddRange(Pairs(request.Query));
        var body = System.Text.Encoding.UTF8.GetString(request.Body.Span);
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
            lines.AddRange(Pairs(body));
        else if (body.Length > 0)
            lines.Add(body);
        return Text(string.Join('\n', lines), credentials, isOwn, request.At);
    }

    /// <summary>A text without what must not be seen.</summary>
    /// <param name="at">When it was sent: a number that can only be this time is left as it is.</param>
    public static string Text(string text, PlatformCredentials? credentials, Func<string, bool> isOwn, DateTimeOffset at)
    {
        // A cut must not leave the beginning of what would have been masked whole.
        var shown = text.Length > 2 * MaxText ? text[..(2 * MaxText)] : text;
        foreach (var secret in credentials?.Values.Values.Append(credentials.Secret ?? "") ?? [])
        {
            if (secret.Length >= 4)
                shown = shown.Replace(secret, Hidden, StringComparison.Ordinal);
        }

        shown = Secrets().Replace(shown, Hidden);
        shown = Names().Replace(shown, Hidden);
        shown = Numbers().Replace(shown, number => IsTime(number.ValueSpan, at) || isOwn(number.Value) ? number.Value : Masked(number.Value));
        return shown.Length > MaxText ? shown[..MaxText] + "…" : shown;
    }

    private static IEnumerable<string> Pairs(string form) =>
        QueryHelpers.ParseQuery(form).SelectMany(pair => pair.Value.Select(value => $"{pair.Key} = {(Telling().IsMatch(pair.Key) ? Hidden : value)}"));

    /// <summary>Unix seconds, milliseconds or microseconds within a day of when it was sent.</summary>
    private static bool IsTime(ReadOnlySpan<char> digits, DateTimeOffset at)
    {
        var unit = digits.Length switch { 10 => 1L, 13 => 1000, 16 => 1_000_000, _ => 0 };
        return unit > 0 && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var time) && Math.Abs((time / unit) - at.ToUnixTimeSeconds()) < 86_400;
    }

    /// <summary>Its last two digits tell one caller from another; what stands between digits stays.</summary>
    private static string Masked(string number) =>
        string.Concat(number.Select((c, i) => char.IsAsciiDigit(c) && i < number.Length - 2 ? '•' : c));

    // A value behind a name that speaks of a secret, in "name = value" and in JSON; also where the JSON is escaped within another text.
    [GeneratedRegex("""(?<=(?:sign|signature|token|secret|passw(?:or)?d|api_?key|salt|auth)\w*\\?"?\s*[=:]\s*\\?"?)[^\s"\\,&;}]+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Secrets();

    [GeneratedRegex("""(?<=(?:caller_?id_?name|caller_?name|contact_full_name|"caller"\s*:\s*\{\s*"name)\\?"?\s*[=:]\s*\\?"?)[^\s"\\,&;}][^\n"\\,&;}]*""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Names();

    // Names of fields whose whole value is hidden.
    [GeneratedRegex("sign|token|secret|passw|api_?key|salt|auth|caller_?(?:id_?)?name|contact_full_name", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 500)]
    private static partial Regex Telling();

    // Seven to sixteen digits as people write numbers, but for those of a date.
    [GeneratedRegex(@"(?<![\dA-Za-z])(?!\d{4}-\d\d-\d\d)\d(?:[ ().\-]{0,2}\d){6,15}(?![\dA-Za-z])", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Numbers();
}
