using NumberSwap.Core.Calls;
using NumberSwap.Core.Conversations;

namespace NumberSwap.Sql.Stores;

/// <summary>Adds up what a period's transcripts say. Reads what <see cref="TranscriptStore"/> keeps of each.</summary>
public sealed class TalkReportStore(Database database)
{
    private const string OfPeriod = "t.site_id = @site AND t.started_at >= @from AND t.started_at < @to";

    /// <summary>As the call platform told it, else until the last passage's end.</summary>
    private const string TalkMs = "CASE WHEN c.talk_seconds IS NULL THEN t.talk_ms ELSE c.talk_seconds * 1000 END";

    // By its ring as well: the list's index has all that is read of a call, in the order in which the transcripts come.
    private const string WithCalls = "transcripts t JOIN calls c ON c.site_id = t.site_id AND c.started_at = t.started_at AND c.id = t.call_id";

    public Task<int> CountAsync(string site, long from, long to, CancellationToken cancellation = default) =>
        database.ReadAsync(work => work.SingleAsync<int>($"SELECT COUNT(*) FROM transcripts t WHERE {OfPeriod}", new { site, from, to }), cancellation);

    /// <summary>Calls by the stages that they went through.</summary>
    public Task<IReadOnlyList<TalkPath>> PathsAsync(string site, long from, long to, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<TalkPath>>(
            async work => [.. (await work.QueryAsync<(string Path, int Transitions, int Calls)>(
                $"SELECT t.path, t.transitions, COUNT(*) FROM transcripts t WHERE {OfPeriod} GROUP BY t.path, t.transitions", new { site, from, to }))
                .Select(row => new TalkPath(FindingRow.StagesOf(row.Path), row.Transitions, row.Calls))],
            cancellation);

    /// <summary>Each operator's calls, by the counted phrases that were said in them.</summary>
    public Task<IReadOnlyList<PhraseCount>> PhrasesAsync(string site, long from, long to, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<PhraseCount>>(
            async work => [.. (await work.QueryAsync<(string? Operator, string Phrases, int Calls, int Clarifying, int Transitions, long Ms)>(
                $"""
                SELECT c.operator_name, t.phrases, COUNT(*), SUM(t.clarifying), SUM(t.transitions), SUM({TalkMs})
                FROM {WithCalls} WHERE {OfPeriod} GROUP BY c.operator_name, t.phrases
                """,
                new { site, from, to }))
                .Select(row => new PhraseCount(row.Operator, FindingRow.PhrasesOf(row.Phrases), row.Calls, row.Clarifying, row.Transitions, row.Ms / 1000.0))],
            cancellation);

    /// <summary>Calls that were of some type of request or have tags, by those and their length.</summary>
    public Task<IReadOnlyList<RequestCount>> RequestsAsync(string site, long from, long to, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<RequestCount>>(
            async work => [.. (await work.QueryAsync<(string Requests, string? Tags, long Ms, int Calls)>(
                $"""
                SELECT t.requests, c.tags, {TalkMs}, COUNT(*) FROM {WithCalls}
                WHERE {OfPeriod} AND (t.requests > '' OR c.tags > '') GROUP BY t.requests, c.tags, {TalkMs}
                """,
                new { site, from, to }))
                .Select(row => new RequestCount(FindingRow.RequestsOf(row.Requests), CallTags.Split(row.Tags), row.Ms / 1000.0, row.Calls))],
            cancellation);

    /// <summary>The wordings of questions that were asked most often.</summary>
    /// <param name="speaker">Who asked.</param>
    /// <param name="max">Most wordings.</param>
    public Task<IReadOnlyList<AskedWording>> WordingsAsync(string site, long from, long to, Speaker speaker, int max, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<AskedWording>>(
            async work => [.. (await work.QueryAsync<(string Terms, int Asked, int Again)>(
                $"""
                SELECT q.terms, COUNT(*) AS asked, SUM(q.again) FROM call_questions q
                WHERE q.site_id = @site AND q.speaker = @speaker AND q.started_at >= @from AND q.started_at < @to
                GROUP BY q.terms ORDER BY COUNT(*) DESC, q.terms {work.Dialect.Limit}
                """,
                new { site, from, to, speaker = (int)speaker, limit = max }))
                .Select(row => new AskedWording(row.Terms.Split(' '), row.Asked - row.Again, row.Asked))],
            cancellation);

    /// <summary>In how many calls each of these groups was asked, and the newest of its questions.</summary>
    /// <param name="groups">Each group's terms, at most <see cref="MostTerms"/>.</param>
    /// <param name="max">Questions of each group.</param>
    public Task<IReadOnlyList<(int Calls, IReadOnlyList<AskedQuestion> Newest)>> QuestionsAsync(
        string site, long from, long to, IReadOnlyList<Speaker> speakers, IReadOnlyList<IReadOnlyList<string>> groups, int max, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<(int, IReadOnlyList<AskedQuestion>)>>(
            async work =>
            {
                var read = new List<(int, IReadOnlyList<AskedQuestion>)>(groups.Count);
                foreach (var terms in groups)
                {
                    const string where = "q.site_id = @site AND q.speaker IN @speakers AND q.terms IN @terms AND q.started_at >= @from AND q.started_at < @to";
                    var key = new { site, from, to, speakers = speakers.Select(speaker => (int)speaker), terms, limit = max };
                    var calls = await work.SingleAsync<int>($"SELECT COUNT(DISTINCT q.call_id) FROM call_questions q WHERE {where}", key);
                    var rows = await work.QueryAsync<(string Call, int Speaker, long StartMs, string Asked, string Terms)>(
                        $"SELECT q.call_id, q.speaker, q.start_ms, q.asked, q.terms FROM call_questions q WHERE {where} ORDER BY q.started_at DESC, q.call_id, q.place {work.Dialect.Limit}", key);
                    read.Add((calls, [.. rows.Select(row => new AskedQuestion(row.Call, new SpokenQuestion((Speaker)row.Speaker, row.StartMs / 1000.0, row.Asked, row.Terms.Split(' '))))]));
                }

                return read;
            },
            cancellation);

    /// <summary>Most terms of a group that are asked for: SQL Server takes 2100 parameters.</summary>
    public const int MostTerms = 2000;
}
