using System.Text.RegularExpressions;

namespace NumberSwap.Core.Conversations;

/// <summary>Hides phone numbers that somebody said: seven or more digits with no more than spaces and signs between them.</summary>
public static partial class SpokenMask
{
    /// <summary>Words that somebody says while the other says a number.</summary>
    private const int MostAside = 4;

    /// <summary>A text whose numbers have a dot for every digit; its length stays.</summary>
    public static string Of(string text) => Dotted(Number(), text);

    /// <summary>
    /// The same for texts that follow one another: a number may begin in one and go on in the next, or after the other speaker's short "yes, I am writing".
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> texts)
    {
        var masked = Of(string.Join('\n', texts.Where(text => !IsAside(text))));
        var parts = new string[texts.Count];
        var at = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (IsAside(texts[i]))
            {
                parts[i] = texts[i];
                continue;
            }

            parts[i] = masked.Substring(at, texts[i].Length);
            at += texts[i].Length + 1;
        }

        return parts;
    }

    /// <summary>A text out of its conversation, where nobody sees whether a number goes on: three digits may be a part of one.</summary>
    public static string Alone(string text) => Dotted(Part(), text);

    private static bool IsAside(string text) => !text.Any(char.IsDigit) && text.Split((char[]?)null, MostAside + 2, StringSplitOptions.RemoveEmptyEntries).Length <= MostAside;

    private static string Dotted(Regex digits, string text) =>
        digits.Replace(text, found => string.Create(found.Length, found.Value, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = char.IsDigit(from[i]) ? '•' : from[i];
            }
        }));

    [GeneratedRegex(@"\d(?:[\s\p{P}+]{0,4}\d){2,}", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Part();

    [GeneratedRegex(@"\d(?:[\s\p{P}+]{0,4}\d){6,}", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Number();
}
