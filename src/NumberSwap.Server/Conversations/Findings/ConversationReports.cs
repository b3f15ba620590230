using NumberSwap.Core.Conversations;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Conversations.Findings;

/// <summary>What a period's conversations have in common: of all calls of the period that have a transcript.</summary>
public sealed class ConversationReports(TalkReportStore store, MarkerService markers)
{
    /// <summary>Most wordings of questions that are grouped, the commonest.</summary>
    public const int MostWordings = 20_000;

    private const int MostExamples = 5;
    private const int NewestOfGroup = 25;
    private const int LongestTransitions = 8;

    /// <summary>Questions that were asked in at least two calls.</summary>
    /// <param name="speaker">Who asked; null: anybody.</param>
    /// <param name="most">Most questions, the commonest.</param>
    public async Task<QuestionReport> QuestionsAsync(string site, long from, long to, Speaker? speaker, CancellationToken cancellation, int most = 100)
    {
        IReadOnlyList<Speaker> speakers = speaker is { } one ? [one] : [Speaker.Caller, Speaker.Operator, Speaker.Unknown];
        var wordings = new List<AskedWording>();
        foreach (var who in speakers)
            wordings.AddRange(await store.WordingsAsync(site, from, to, who, MostWordings + 1, cancellation));
        var isPart = wordings.Count > MostWordings;
        var groups = QuestionGroups.Of(Merged(wordings).Take(MostWordings)).Where(group => group.Calls > 1).Take(most).ToList();
        var asked = await store.QuestionsAsync(site, from, to, speakers, [.. groups.Select(TermsOf)], NewestOfGroup, cancellation);
        var questions = groups.Zip(asked, (group, found) => GroupOf(group, found.Calls, found.Newest)).Where(group => group.Calls > 1);
        return new QuestionReport(
            await PartAsync(site, from, to, cancellation, isPart),
            [.. questions.OrderByDescending(group => group.Calls).ThenByDescending(group => group.Asked).ThenBy(group => group.Text, StringComparer.Ordinal)]);
    }

    public async Task<OperatorReport> OperatorsAsync(string site, long from, long to, CancellationToken cancellation) => new(
        await PartAsync(site, from, to, cancellation), (await markers.FindAsync(site, cancellation)).Markers.Phrases, await ByOperatorAsync(site, from, to, cancellation));

    /// <param name="withOperators">False leaves them out.</param>
    public async Task<StageReport> StagesAsync(string site, long from, long to, CancellationToken cancellation, bool withOperators = true)
    {
        var paths = await store.PathsAsync(site, from, to, cancellation);
        var steps = paths.SelectMany(path => path.Stages.Zip(path.Stages.Skip(1), (before, after) => (Before: before, After: after, path.Calls))).ToLookup(step => step.After);
        var stages = Enum.GetValues<TalkStage>().Select(stage => new StageCount(
            stage,
            paths.Where(path => path.Stages.Contains(stage)).Sum(path => path.Calls),
            steps[stage].GroupBy(step => step.Before).OrderBy(step => step.Key).ToDictionary(step => step.Key, step => step.Sum(one => one.Calls))));
        var transitions = new int[LongestTransitions + 1];
        foreach (var path in paths)
            transitions[Math.Min(path.Transitions, LongestTransitions)] += path.Calls;
        return new StageReport(
            new Part(UnixTime.ToUtc(from), UnixTime.ToUtc(to), paths.Sum(path => path.Calls), IsPart: false),
            [.. stages],
            transitions,
            withOperators ? await ByOperatorAsync(site, from, to, cancellation) : []);
    }

    public async Task<RequestReport> RequestsAsync(string site, long from, long to, CancellationToken cancellation)
    {
        var named = (await store.RequestsAsync(site, from, to, cancellation))
            .SelectMany(calls => calls.Requests.Select(name => (Name: name, IsTag: false, Calls: calls)).Concat(calls.Tags.Select(tag => (Name: tag, IsTag: true, Calls: calls))));
        var times = named.GroupBy(one => (one.Name, one.IsTag)).Select(type => TimeOf(type.Key.Name, type.Key.IsTag, [.. type.Select(one => one.Calls).OrderBy(calls => calls.Seconds)]));
        return new RequestReport(
            await PartAsync(site, from, to, cancellation), [.. times.OrderByDescending(time => time.Calls).ThenBy(time => time.IsTag).ThenBy(time => time.Name, StringComparer.Ordinal)]);
    }

    private static RequestTime TimeOf(string name, bool isTag, List<RequestCount> calls)
    {
        var count = calls.Sum(one => one.Calls);
        return new(name, isTag, count, calls.Sum(one => one.Seconds * one.Calls) / count, (SecondsAt((count - 1) / 2) + SecondsAt(count / 2)) / 2);

        double SecondsAt(int place)
        {
            foreach (var one in calls)
            {
                place -= one.Calls;
                if (place < 0)
                    return one.Seconds;
            }

            return 0;
        }
    }

    private async Task<IReadOnlyList<OperatorTalk>> ByOperatorAsync(string site, long from, long to, CancellationToken cancellation) =>
        [.. (await store.PhrasesAsync(site, from, to, cancellation)).GroupBy(talk => string.IsNullOrWhiteSpace(talk.Operator) ? null : talk.Operator, StringComparer.Ordinal)
            .OrderBy(own => own.Key is null).ThenBy(own => own.Key, StringComparer.CurrentCultureIgnoreCase)
            .Select(own => new OperatorTalk(
                own.Key,
                own.Sum(talk => talk.Calls),
                own.SelectMany(talk => talk.Phrases.Select(said => (said.Key, Times: said.Value * talk.Calls))).GroupBy(said => said.Key, StringComparer.Ordinal)
                    .ToDictionary(said => said.Key, said => said.Sum(one => one.Times), StringComparer.Ordinal),
                own.Sum(talk => talk.Clarifying),
                own.Sum(talk => talk.Transitions),
                own.Sum(talk => talk.Seconds)))];

    /// <summary>Each wording once, whoever asked, the commonest first.</summary>
    private static IEnumerable<AskedWording> Merged(List<AskedWording> wordings) => wordings
        .GroupBy(wording => string.Join(' ', wording.Terms), StringComparer.Ordinal)
        .Select(same => new AskedWording(same.First().Terms, same.Sum(wording => wording.Calls), same.Sum(wording => wording.Asked)))
        .OrderByDescending(wording => wording.Asked).ThenBy(wording => string.Join(' ', wording.Terms), StringComparer.Ordinal);

    private static IReadOnlyList<string> TermsOf(WordingGroup group) => [.. group.Wordings.Take(TalkReportStore.MostTerms).Select(wording => string.Join(' ', wording.Terms))];

    /// <summary>A group by its commonest text of late, preferably of the wording that is asked most often, and of those the shortest.</summary>
    private static QuestionGroup GroupOf(WordingGroup group, int calls, IReadOnlyList<AskedQuestion> newest)
    {
        var text = newest.GroupBy(asked => asked.Question.Text, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(same => same.First().Question.Terms.SequenceEqual(group.Core, StringComparer.Ordinal))
            .ThenByDescending(same => same.Count()).ThenBy(same => same.Key.Length).ThenBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => same.Key).FirstOrDefault() ?? string.Join(' ', group.Core);
        return new QuestionGroup(text, group.Core, calls, group.Asked, [.. newest.DistinctBy(asked => asked.Call, StringComparer.Ordinal).Take(MostExamples)]);
    }

    private async Task<Part> PartAsync(string site, long from, long to, CancellationToken cancellation, bool isPart = false) =>
        new(UnixTime.ToUtc(from), UnixTime.ToUtc(to), await store.CountAsync(site, from, to, cancellation), isPart);
}
