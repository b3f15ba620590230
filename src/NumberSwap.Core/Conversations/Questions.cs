using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace NumberSwap.Core.Conversations;

/// <summary>Finds questions in what was said: sentences that end in a question mark, or that begin as questions do.</summary>
public static partial class Questions
{
    /// <summary>Most characters of a question that are kept.</summary>
    public const int MaxLength = 300;

    private static readonly FrozenSet<string> Beginnings = (
        "что кто где когда куда откуда почему зачем как какой какая какое какие какую каких сколько чей чья чьи подскажите подскажете скажите "
        + "what who where when why how which whose").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> SecondWords = new[] { "can you", "could you", "do you", "does it", "is there", "are there", "is it", "can i", "may i", "will you", "would you" }
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Openers = "а и но ну так алло здравствуйте пожалуйста and but so well hello hi".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static IEnumerable<SpokenQuestion> In(SpokenSegment segment)
    {
        foreach (Match sentence in Sentence().Matches(segment.Text))
        {
            var text = sentence.Value.Trim();
            var words = SpokenText.Words(text);
            if (words.Count > 0 && (text.AsSpan(words[^1].Start).Contains('?') || Begins(words)))
            {
                yield return new SpokenQuestion(segment.Speaker, segment.Start, text.Length <= MaxLength ? text : text[..MaxLength], TermsOf(words));
            }
        }
    }

    /// <summary>What words are about: the stems of those that are no stop words, each once, in ordinal order.</summary>
    public static IReadOnlyList<string> TermsOf(IEnumerable<SpokenWord> words) =>
        [.. words.Where(word => word.Folded.Length > 1 && !StopWords.Has(word.Folded)).Select(word => WordStem.Of(word.Folded)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static bool Begins(List<SpokenWord> words)
    {
        var at = 0;
        while (at < words.Count - 1 && Openers.Contains(words[at].Folded))
        {
            at++;
        }

        // A question word alone is no more than a noise: "как", "что"; "как бы" is one before anything.
        var rest = words.Count - at;
        return rest >= 2 && words[at + 1].Folded != "бы" && (Beginnings.Contains(words[at].Folded)
            || words[at + 1].Folded == "ли"
            || SecondWords.Contains($"{words[at].Folded} {words[at + 1].Folded}"));
    }

    [GeneratedRegex(@"[^.!?…\n]+[.!?…]*", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Sentence();
}
