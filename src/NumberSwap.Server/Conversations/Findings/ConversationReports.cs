using NumberSwap.Core.Conversations;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Conversations.Findings;

/// <summary>What a period's conversations have in common.</summary>
public sealed class ConversationReports(TranscriptStore store, MarkerService markers)
{
    /// <summary>Most calls that one report looks at, the newest.</summary>
    public const int MostCalls = 5000;

    private const int LongestTransitions = 8;

    /// <summary>Questions that were asked in at least two calls.</summary>
    /// <param name="speaker">Who asked; null: anybody.</param>
    public async Task<QuestionReport> QuestionsAsync(string site, long from, long to, Speaker? speaker, CancellationToken cancellation)
    {
        var (of, talks) = await ReadAsync(site, from, to, cancellation);
        var asked = talks.SelectMany(talk => talk.Facts.Questions.Where(question => speaker is null || question.Speaker == speaker).Select(question => new AskedQuestion(talk.Call, question)));
        return new QuestionReport(of, [.. QuestionGroups.Of(asked).Where(group => group.Calls > 1).Take(100)]);
    }

    public async Task<OperatorReport> OperatorsAsync(string site, long from, long to, CancellationToken cancellation)
    {
        var (of, talks) = await ReadAsync(site, from, to, cancellation);
        return new OperatorReport(of, (await markers.FindAsync(site, cancellation)).Markers.Phrases, ByOperator(talks));
    }

    public async Task<StageReport> StagesAsync(string site, long from, long to, CancellationToken cancellation)
    {
        var (of, talks) = await ReadAsync(site, from, to, cancellation);
        var stages = Enum.GetValues<TalkStage>().Select(stage => new StageCount(
            stage,
            talks.Count(talk => talk.Facts.Stages.Contains(stage)),
            talks.SelectMany(talk => talk.Facts.Stages.Zip(talk.Facts.Stages.Skip(1))).Where(step => step.Second == stage)
                .GroupBy(step => step.First).OrderBy(step => step.Key).ToDictionary(step => step.Key, step => step.Count())));
        var transitions = new int[LongestTransitions + 1];
        foreach (var talk in talks)
            transitions[Math.Min(talk.Facts.Transitions, LongestTransitions)]++;
        return new StageReport(of, [.. stages], transitions, ByOperator(talks));
    }

    public async Task<RequestReport> RequestsAsync(string site, long from, long to, CancellationToken cancellation)
    {
        var (of, talks) = await ReadAsync(site, from, to, cancellation);
        var named = talks.SelectMany(talk => talk.Facts.Requests.Select(name => (Name: name, IsTag: false, Talk: talk)).Concat(talk.Tags.Select(tag => (Name: tag, IsTag: true, Talk: talk))));
        var times = named.GroupBy(one => (one.Name, one.IsTag)).Select(type => TimeOf(type.Key.Name, type.Key.IsTag, [.. type.Select(one => SecondsOf(one.Talk)).Order()]));
        return new RequestReport(of, [.. times.OrderByDescending(time => time.Calls).ThenBy(time => time.IsTag).ThenBy(time => time.Name, StringComparer.Ordinal)]);
    }

    private static RequestTime TimeOf(string name, bool isTag, List<double> seconds) => new(
        name, isTag, seconds.Count, seconds.Average(), (seconds[(seconds.Count - 1) / 2] + seconds[seconds.Count / 2]) / 2);

    private static IReadOnlyList<OperatorTalk> ByOperator(IReadOnlyList<CallTalk> talks) =>
        [.. talks.GroupBy(talk => string.IsNullOrWhiteSpace(talk.Operator) ? null : talk.Operator, StringComparer.Ordinal)
            .OrderBy(own => own.Key is null).ThenBy(own => own.Key, StringComparer.CurrentCultureIgnoreCase)
            .Select(own => new OperatorTalk(
                own.Key,
                own.Count(),
                own.SelectMany(talk => talk.Facts.Phrases).GroupBy(said => said.Key, StringComparer.Ordinal).ToDictionary(said => said.Key, said => said.Sum(count => count.Value), StringComparer.Ordinal),
                own.Sum(talk => talk.Facts.Clarifying),
                own.Sum(talk => talk.Facts.Transitions),
                own.Sum(SecondsOf)))];

    /// <summary>As the call platform told it, else until the last passage's end.</summary>
    private static double SecondsOf(CallTalk talk) => talk.TalkSeconds ?? talk.Facts.Seconds;

    private async Task<(Part Of, IReadOnlyList<CallTalk> Talks)> ReadAsync(string site, long from, long to, CancellationToken cancellation)
    {
        var talks = await store.FactsAsync(site, from, to, MostCalls + 1, cancellation);
        var isPart = talks.Count > MostCalls;
        return (new Part(UnixTime.ToUtc(from), UnixTime.ToUtc(to), Math.Min(talks.Count, MostCalls), isPart), isPart ? [.. talks.Take(MostCalls)] : talks);
    }
}
