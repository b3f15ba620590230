using NumberSwap.Core.Audit;
using NumberSwap.Core.Conversations;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>
/// Owns the tables <c>transcripts</c>, <c>transcript_segments</c>, <c>transcript_index</c> and <c>call_questions</c>: what was said, and what that
/// says to the reports (<see cref="TalkReportStore"/>).
/// </summary>
public sealed class TranscriptStore(Database database)
{
    private const string Insert =
        """
        INSERT INTO transcript_segments (id, site_id, call_id, speaker, start_ms, end_ms, said, words)
        VALUES (@Id, @Site, @Call, @Speaker, @StartMs, @EndMs, @Said, @Words)
        """;

    private const string InsertQuestion =
        """
        INSERT INTO call_questions (site_id, call_id, place, started_at, speaker, terms, again, start_ms, asked)
        VALUES (@Site, @Call, @Place, @StartedAt, @Speaker, @Terms, @Again, @StartMs, @Asked)
        """;

    /// <summary>
    /// Gives a call its transcript, in the place of one that it had. False when there is no such call; of a transcribed recording also when its job
    /// is gone, with what was said, while the recording was away. With the transcript the job is done.
    /// </summary>
    /// <param name="version">Version of the markers that the facts are by.</param>
    public Task<bool> PutAsync(
        string site, string call, Transcript transcript, TalkFacts facts, int version, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                if (transcript.Origin == Transcript.Transcribed && !await ConversationRows.FinishJobAsync(work, new(site, call)))
                {
                    return false;
                }

                if (await work.FindAsync<long?>("SELECT started_at FROM calls WHERE site_id = @site AND id = @call", new { site, call }) is not { } startedAt)
                {
                    return false;
                }

                await ConversationRows.DeleteTranscriptsAsync(work, [new(site, call)]);
                await WriteAsync(work, [new NewTranscript(site, call, startedAt, transcript, facts)], version);
                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    /// <summary>Gives many calls that have none their transcripts, of a site that has the usual markers.</summary>
    public Task AddAsync(IReadOnlyCollection<NewTranscript> made, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                await WriteAsync(work, made, ConversationSettings.Default.Version);
                return made.Count > 0;
            },
            cancellation);

    public Task<Transcript?> FindAsync(string site, string call, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work =>
            {
                var head = await work.FindAsync<(string Origin, string? Language, long StoredAt)?>(
                    "SELECT origin, language, stored_at FROM transcripts WHERE site_id = @site AND call_id = @call", new { site, call });
                if (head is not var (origin, language, storedAt))
                {
                    return null;
                }

                var rows = await work.QueryAsync<SegmentRow>(
                    $"SELECT {SegmentRow.Columns} FROM transcript_segments s WHERE s.site_id = @site AND s.call_id = @call ORDER BY s.id", new { site, call });
                return new Transcript(origin, language, storedAt, [.. rows.Select(row => row.ToSegment())]);
            },
            cancellation);

    /// <summary>All passages of some calls, each call's in their order.</summary>
    public Task<IReadOnlyList<(string Call, long Id, string Said)>> TextsAsync(string site, IReadOnlyCollection<string> calls, CancellationToken cancellation = default) =>
        calls.Count == 0
            ? Task.FromResult<IReadOnlyList<(string Call, long Id, string Said)>>([])
            : database.ReadAsync<IReadOnlyList<(string Call, long Id, string Said)>>(
                async work => await work.QueryAsync<(string Call, long Id, string Said)>(
                    "SELECT call_id, id, said FROM transcript_segments WHERE site_id = @site AND call_id IN @calls ORDER BY call_id, id", new { site, calls }),
                cancellation);

    /// <summary>False when the call has none.</summary>
    public Task<bool> DeleteAsync(string site, string call, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work => await ConversationRows.DeleteTranscriptsAsync(work, [new(site, call)]) > 0 && await AuditStore.WroteAsync(work, audit),
            cancellation);

    /// <summary>Passages that hold all that is asked for: those of the newest calls before the others, each call's in their order.</summary>
    public Task<IReadOnlyList<FoundPassage>> SearchAsync(TalkFilter filter, CancellationToken cancellation = default) => SearchAsync(filter, database.Search, cancellation);

    /// <summary>The same by one way of searching, for tests to compare them.</summary>
    internal Task<IReadOnlyList<FoundPassage>> SearchAsync(TalkFilter filter, TextSearch by, CancellationToken cancellation = default) =>
        filter.Query.IsUsable
            ? database.ReadAsync<IReadOnlyList<FoundPassage>>(
                async work =>
                {
                    var (sql, parameters) = TranscriptSearch.Of(filter, by, work.Dialect.Limit);
                    return [.. (await work.QueryAsync<FoundRow>(sql, parameters)).GroupBy(row => row.CallId, StringComparer.Ordinal).SelectMany(call => call.Reverse()).Select(row => row.ToPassage())];
                },
                cancellation)
            : Task.FromResult<IReadOnlyList<FoundPassage>>([]);

    /// <summary>Calls of a site whose facts are by other markers than those of this version.</summary>
    public Task<IReadOnlyList<string>> OutdatedAsync(string site, int version, int max, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async work => await work.QueryAsync<string>(
                $"SELECT call_id FROM transcripts WHERE site_id = @site AND facts_version < @version ORDER BY call_id {work.Dialect.Limit}", new { site, version, limit = max }),
            cancellation);

    /// <summary>Replaces what a transcript says, unless somebody has done so by newer markers.</summary>
    public Task SetFactsAsync(string site, string call, TalkFacts facts, int version, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                var key = new { site, call, version };
                if (await work.FindAsync<long?>("SELECT started_at FROM transcripts WHERE site_id = @site AND call_id = @call AND facts_version < @version", key) is not { } startedAt)
                {
                    return false;
                }

                var found = FindingRow.Of(facts);
                await work.ExecuteAsync(
                    """
                    UPDATE transcripts SET facts_version = @version, path = @Path, transitions = @Transitions, clarifying = @Clarifying, phrases = @Phrases,
                        requests = @Requests, talk_ms = @TalkMs
                    WHERE site_id = @site AND call_id = @call AND facts_version < @version
                    """,
                    new { site, call, version, found.Path, found.Transitions, found.Clarifying, found.Phrases, found.Requests, found.TalkMs });
                await work.ExecuteAsync("DELETE FROM call_questions WHERE site_id = @site AND call_id = @call", key);
                await work.ExecuteEachAsync(InsertQuestion, QuestionRow.Of(site, call, startedAt, facts.Questions));
                return true;
            },
            cancellation);

    private static async Task WriteAsync(Work work, IReadOnlyCollection<NewTranscript> made, int version)
    {
        await work.ExecuteEachAsync(
            """
            INSERT INTO transcripts (site_id, call_id, origin, language, started_at, stored_at, facts_version, path, transitions, clarifying, phrases, requests, talk_ms)
            VALUES (@Site, @Call, @Origin, @Language, @StartedAt, @StoredAt, @version, @Path, @Transitions, @Clarifying, @Phrases, @Requests, @TalkMs)
            """,
            [.. made.Select(of => (Of: of, Found: FindingRow.Of(of.Facts))).Select(pair => new
            {
                pair.Of.Site,
                pair.Of.Call,
                pair.Of.Transcript.Origin,
                Language = Bounded.Text(pair.Of.Transcript.Language, 16),
                pair.Of.StartedAt,
                pair.Of.Transcript.StoredAt,
                version,
                pair.Found.Path,
                pair.Found.Transitions,
                pair.Found.Clarifying,
                pair.Found.Phrases,
                pair.Found.Requests,
                pair.Found.TalkMs,
            })]);
        await work.ExecuteEachAsync(InsertQuestion, [.. made.SelectMany(of => QuestionRow.Of(of.Site, of.Call, of.StartedAt, of.Facts.Questions))]);
        foreach (var of in made)
        {
            var first = await SegmentIds.FreeAsync(work, of.StartedAt, of.Transcript.Segments.Count);
            var rows = of.Transcript.Segments.Select((segment, place) => SegmentRow.Of(first + place, of.Site, of.Call, segment)).ToList();
            await work.ExecuteEachAsync(Insert, rows);
            if (work.Dialect.IndexSegment is { } index)
            {
                await work.ExecuteEachAsync(index, rows);
            }
        }
    }
}
