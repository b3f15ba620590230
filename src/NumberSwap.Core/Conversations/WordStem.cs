namespace NumberSwap.Core.Conversations;

/// <summary>Takes the ending off a Russian or English word, crudely: enough to see that "доставка" and "доставку" are one thing.</summary>
public static class WordStem
{
    private const int ShortestStem = 3;

    // The longest first, so that "ами" goes before "и".
    private static readonly string[] Russian =
    [
        .. new[]
        {
            "иями", "ией", "ями", "ами", "иях", "иям", "ием", "ого", "его", "ому", "ему", "ыми", "ими", "ете", "ите", "ешь", "ишь", "ться",
            "ая", "яя", "ое", "ее", "ые", "ие", "ой", "ей", "ий", "ый", "ую", "юю", "ов", "ев", "ом", "ем", "ам", "ям", "ах", "ях", "ию", "ия", "ии",
            "ью", "ья", "ье", "ют", "ут", "ат", "ят", "ет", "ит", "ла", "ло", "ли", "ть",
            "а", "я", "о", "е", "ы", "и", "у", "ю", "ь", "й",
        }.OrderByDescending(ending => ending.Length).ThenBy(ending => ending, StringComparer.Ordinal),
    ];

    private static readonly string[] English = ["ing", "ed", "es", "ly", "s"];

    /// <param name="word">Folded; see <see cref="SpokenWord"/>.</param>
    public static string Of(string word)
    {
        if (word.Length <= ShortestStem || char.IsAsciiDigit(word[^1]))
        {
            return word;
        }

        return char.IsAscii(word[^1]) ? OfEnglish(word) : OfRussian(word);
    }

    private static string OfRussian(string word)
    {
        if (word.EndsWith("ся", StringComparison.Ordinal) || word.EndsWith("сь", StringComparison.Ordinal))
        {
            word = word.Length - 2 >= ShortestStem ? word[..^2] : word;
        }

        return Without(word, Russian);
    }

    private static string OfEnglish(string word) =>
        word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 ? word[..^3] + "y"
        : word.EndsWith("ss", StringComparison.Ordinal) ? word
        : Without(word, English);

    private static string Without(string word, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (word.Length - ending.Length >= ShortestStem && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }
}
