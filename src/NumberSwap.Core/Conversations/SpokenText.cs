namespace NumberSwap.Core.Conversations;

/// <summary>Cuts texts into words as search, markers and questions compare them: runs of letters and digits, in lower case, with е for ё.</summary>
public static class SpokenText
{
    /// <summary>The words of a text, in their order.</summary>
    public static List<SpokenWord> Words(string text)
    {
        var words = new List<SpokenWord>();
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                i++;
            }

            words.Add(new SpokenWord(Fold(text.AsSpan(start, i - start)), start, i - start));
        }

        return words;
    }

    /// <summary>The words with a space before, between and behind them: a word is found in it by its spaces.</summary>
    public static string Indexed(string text) => " " + string.Join(' ', Words(text).Select(word => word.Folded)) + " ";

    private static string Fold(ReadOnlySpan<char> word)
    {
        Span<char> folded = word.Length <= 64 ? stackalloc char[word.Length] : new char[word.Length];
        for (var i = 0; i < word.Length; i++)
        {
            var c = char.ToLowerInvariant(word[i]);
            folded[i] = c == 'ё' ? 'е' : c;
        }

        return new string(folded);
    }
}
