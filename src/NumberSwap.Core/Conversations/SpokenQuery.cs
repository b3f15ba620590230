namespace NumberSwap.Core.Conversations;

/// <summary>
/// What somebody looks for in conversations. All terms have to be in one passage. A word is found with other endings (by its stem, as the
/// beginning of a word), <c>"words in quotes"</c> as they are, and with <c>*</c> behind it as the beginning of a word.
/// </summary>
/// <remarks>The terms hold letters and digits alone, so nothing that is typed can mean something to a database.</remarks>
public sealed record SpokenQuery(IReadOnlyList<SpokenTerm> Terms)
{
    public const int MaxLength = 200;
    public const int MaxTerms = 10;

    /// <summary>Shorter stems would find too much else: "кот*" finds "который".</summary>
    private const int ShortestPrefix = 4;

    /// <summary>False when nothing is asked for, or too much.</summary>
    public bool IsUsable => Terms.Count is > 0 and <= MaxTerms;

    public static SpokenQuery Read(string? text)
    {
        var terms = new List<SpokenTerm>();
        var parts = (text ?? "").Split('"');
        for (var i = 0; i < parts.Length; i++)
        {
            // Between an odd quote and the next one; the last of them needs no end.
            if (i % 2 == 1)
            {
                Add(terms, SpokenTerm.Read(parts[i]));
                continue;
            }

            foreach (var part in parts[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                Add(terms, Loosened(SpokenTerm.Read(part)));
            }
        }

        return new SpokenQuery(terms);
    }

    /// <summary>Digits in all terms together.</summary>
    public int DigitCount => Terms.Sum(term => term.Words.Sum(word => word.Count(char.IsDigit)));

    /// <summary>The places of a text that the terms mean, in their order, none within another.</summary>
    public IReadOnlyList<(int Start, int Length)> MarksIn(string text)
    {
        var words = SpokenText.Words(text);
        var marks = new List<(int Start, int Length)>();
        for (var at = 0; at < words.Count;)
        {
            var length = Terms.Where(term => term.IsAt(words, at)).Select(term => term.Words.Count).DefaultIfEmpty().Max();
            if (length > 0)
            {
                var last = words[at + length - 1];
                marks.Add((words[at].Start, last.Start + last.Length - words[at].Start));
            }

            at += Math.Max(length, 1);
        }

        return marks;
    }

    private static SpokenTerm? Loosened(SpokenTerm? term) =>
        term is { Words: [var word], IsPrefix: false } && WordStem.Of(word) is { Length: >= ShortestPrefix } stem ? new SpokenTerm([stem], IsPrefix: true) : term;

    private static void Add(List<SpokenTerm> terms, SpokenTerm? term)
    {
        if (term is not null)
        {
            terms.Add(term);
        }
    }
}
