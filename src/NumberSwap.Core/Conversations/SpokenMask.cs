using System.Text.RegularExpressions;

namespace NumberSwap.Core.Conversations;

/// <summary>Hides phone numbers that somebody said: seven or more digits with no more than spaces and signs between them.</summary>
public static partial class SpokenMask
{
    /// <summary>A text whose numbers have a dot for every digit; its length stays.</summary>
    public static string Of(string text) =>
        Number().Replace(text, found => string.Create(found.Length, found.Value, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = char.IsDigit(from[i]) ? '•' : from[i];
            }
        }));

    /// <summary>The same for texts that follow one another: a number may begin in one and go on in the next.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> texts)
    {
        var masked = Of(string.Join('\n', texts));
        var parts = new string[texts.Count];
        var at = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = masked.Substring(at, texts[i].Length);
            at += texts[i].Length + 1;
        }

        return parts;
    }

    [GeneratedRegex(@"\d(?:[\s\p{P}+]{0,4}\d){6,}", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Number();
}
