namespace NumberSwap.Core.Conversations;

/// <summary>Reads what markers say of a transcript.</summary>
public sealed class TalkReader(TalkMarkers markers)
{
    /// <summary>Questions of one call that are kept.</summary>
    private const int MostQuestions = 100;

    private readonly List<(TalkStage Stage, SpokenTerm Term)> stages = [.. markers.Stages.OrderBy(stage => stage.Key).SelectMany(stage => Terms(stage.Value).Select(term => (stage.Key, term.Term)))];
    private readonly List<(string Phrase, SpokenTerm Term)> phrases = Terms(markers.Phrases);
    private readonly List<(string Phrase, SpokenTerm Term)> clarifying = Terms(markers.Clarifying);
    private readonly List<(string Name, List<(string Phrase, SpokenTerm Term)> Terms)> requests = [.. markers.Requests.Select(request => (request.Name, Terms(request.Phrases)))];

    public TalkFacts Read(IReadOnlyList<SpokenSegment> segments)
    {
        var path = new List<TalkStage>();
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var named = new HashSet<string>(StringComparer.Ordinal);
        var questions = new List<SpokenQuestion>();
        var clarified = 0;
        foreach (var segment in segments)
        {
            var words = SpokenText.Words(segment.Text);
            Follow(path, segment.Speaker, words);
            named.UnionWith(requests.Where(request => request.Terms.Exists(term => term.Term.CountIn(words) > 0)).Select(request => request.Name));
            questions.AddRange(Questions.In(segment));
            if (segment.Speaker == Speaker.Caller)
            {
                continue;
            }

            foreach (var (phrase, term) in phrases)
            {
                if (term.CountIn(words) is > 0 and var said)
                {
                    counts[phrase] = counts.GetValueOrDefault(phrase) + said;
                }
            }

            clarified += segment.Speaker == Speaker.Operator ? Questions.In(segment).Count(IsClarifying) : 0;
        }

        return new TalkFacts(
            path,
            counts,
            clarified,
            [.. markers.Requests.Select(request => request.Name).Where(named.Contains)],
            [.. questions.Take(MostQuestions)],
            segments.Count == 0 ? 0 : segments.Max(segment => segment.End ?? segment.Start));
    }

    private bool IsClarifying(SpokenQuestion question)
    {
        var words = SpokenText.Words(question.Text);
        return clarifying.Exists(term => term.Term.CountIn(words) > 0);
    }

    /// <summary>Goes on with the path by the markers of one passage, in the order in which they were said.</summary>
    private void Follow(List<TalkStage> path, Speaker speaker, List<SpokenWord> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var (stage, term) in stages)
            {
                if (MaySay(speaker, stage) && term.IsAt(words, at) && (path.Count == 0 || path[^1] != stage))
                {
                    path.Add(stage);
                    break;
                }
            }
        }
    }

    /// <summary>A caller who greets has not introduced the company, and an operator who says "cheaper" does not object.</summary>
    private static bool MaySay(Speaker speaker, TalkStage stage) => stage switch
    {
        TalkStage.Introduction or TalkStage.Need or TalkStage.Offer => speaker != Speaker.Caller,
        TalkStage.Objection => speaker != Speaker.Operator,
        _ => true,
    };

    private static List<(string Phrase, SpokenTerm Term)> Terms(IReadOnlyList<string> phrases) =>
        [.. phrases.Select(phrase => (phrase, SpokenTerm.Read(phrase))).Where(read => read.Item2 is not null).Select(read => (read.phrase, read.Item2!))];
}
