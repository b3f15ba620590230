namespace NumberSwap.Core.Conversations;

/// <summary>Something that a passage has to hold: a word, or words in this order next to each other.</summary>
/// <param name="Words">Folded letters and digits alone.</param>
/// <param name="IsPrefix">True: the last word may go on.</param>
public sealed record SpokenTerm(IReadOnlyList<string> Words, bool IsPrefix)
{
    /// <summary>Whether it stands at this place among a text's words.</summary>
    public bool IsAt(IReadOnlyList<SpokenWord> words, int at)
    {
        if (at + Words.Count > words.Count)
        {
            return false;
        }

        for (var i = 0; i < Words.Count; i++)
        {
            var (said, asked) = (words[at + i].Folded, Words[i]);
            if (!(IsPrefix && i == Words.Count - 1 ? said.StartsWith(asked, StringComparison.Ordinal) : said == asked))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How often it is said.</summary>
    public int CountIn(IReadOnlyList<SpokenWord> words)
    {
        var count = 0;
        for (var at = 0; at < words.Count; at++)
        {
            if (IsAt(words, at))
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>Reads a phrase of a marker: words, of which the last may end in <c>*</c>. Null when it has none.</summary>
    public static SpokenTerm? Read(string phrase)
    {
        var words = SpokenText.Words(phrase);
        return words.Count == 0 ? null : new SpokenTerm([.. words.Select(word => word.Folded)], phrase.TrimEnd().EndsWith('*'));
    }
}
