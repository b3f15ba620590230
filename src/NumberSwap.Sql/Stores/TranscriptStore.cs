using System.Text.Json;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Conversations;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the tables <c>transcripts</c>, <c>transcript_segments</c> and <c>transcript_index</c>.</summary>
public sealed class TranscriptStore(Database database)
{
    private const string Insert =
        """
        INSERT INTO transcript_segments (id, site_id, call_id, speaker, start_ms, end_ms, said, words)
        VALUES (@Id, @Site, @Call, @Speaker, @StartMs, @EndMs, @Said, @Words)
        """;

    /// <summary>Gives a call its transcript, in the place of one that it had. False when there is no such call.</summary>
    /// <param name="version">Version of the markers that the facts are by.</param>
    public Task<bool> PutAsync(
        string site, string call, Transcript transcript, TalkFacts facts, int version, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                if (await work.FindAsync<long?>("SELECT started_at FROM calls WHERE site_id = @site AND id = @call", new { site, call }) is not { } startedAt)
                {
                    return false;
                }

                await ConversationRows.DeleteTranscriptsAsync(work, [new(site, call)]);
                await work.ExecuteAsync(
                    """
                    INSERT INTO transcripts (site_id, call_id, origin, language, started_at, stored_at, facts, facts_version)
                    VALUES (@site, @call, @Origin, @Language, @startedAt, @StoredAt, @facts, @version)
                    """,
                    new { site, call, transcript.Origin, Language = Bounded.Text(transcript.Language, 16), startedAt, transcript.StoredAt, facts = JsonSerializer.Serialize(facts), version });

                // Of two nodes at one moment the second finds the id taken, and comes again.
                var last = await work.SingleAsync<long>("SELECT COALESCE(MAX(id), 0) FROM transcript_segments");
                var rows = transcript.Segments.Select((segment, place) => SegmentRow.Of(last + 1 + place, site, call, segment)).ToList();
                await work.ExecuteEachAsync(Insert, rows);
                if (work.Dialect.IndexSegment is { } index)
                {
                    await work.ExecuteAsync(index, rows);
                }

                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    /// <summary>Gives many calls that have none their transcripts, of a site that has the usual markers.</summary>
    public Task AddAsync(IReadOnlyCollection<NewTranscript> made, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                await work.ExecuteEachAsync(
                    """
                    INSERT INTO transcripts (site_id, call_id, origin, language, started_at, stored_at, facts, facts_version)
                    VALUES (@Site, @Call, @Origin, @Language, @StartedAt, @StoredAt, @Facts, @Version)
                    """,
                    [.. made.Select(of => new
                    {
                        of.Site,
                        of.Call,
                        of.Transcript.Origin,
                        Language = Bounded.Text(of.Transcript.Language, 16),
                        of.StartedAt,
                        of.Transcript.StoredAt,
                        Facts = JsonSerializer.Serialize(of.Facts),
                        ConversationSettings.Default.Version,
                    })]);
                var last = await work.SingleAsync<long>("SELECT COALESCE(MAX(id), 0) FROM transcript_segments");
                var rows = made.SelectMany(of => of.Transcript.Segments.Select(segment => (of, segment)))
                    .Select((pair, place) => SegmentRow.Of(last + 1 + place, pair.of.Site, pair.of.Call, pair.segment)).ToList();
                await work.ExecuteEachAsync(Insert, rows);
                if (work.Dialect.IndexSegment is { } index)
                {
                    await work.ExecuteEachAsync(index, rows);
                }

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

    /// <summary>False when the call has none.</summary>
    public Task<bool> DeleteAsync(string site, string call, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work => await ConversationRows.DeleteTranscriptsAsync(work, [new(site, call)]) > 0 && await AuditStore.WroteAsync(work, audit),
            cancellation);

    /// <summary>Passages that hold all that is asked for, those stored last before the others.</summary>
    public Task<IReadOnlyList<FoundPassage>> SearchAsync(TalkFilter filter, CancellationToken cancellation = default) => SearchAsync(filter, database.Search, cancellation);

    /// <summary>The same by one way of searching, for tests to compare them.</summary>
    internal Task<IReadOnlyList<FoundPassage>> SearchAsync(TalkFilter filter, TextSearch by, CancellationToken cancellation = default) =>
        filter.Query.IsUsable
            ? database.ReadAsync<IReadOnlyList<FoundPassage>>(
                async work =>
                {
                    var (sql, parameters) = TranscriptSearch.Of(filter, by, work.Dialect.Limit);
                    return [.. (await work.QueryAsync<FoundRow>(sql, parameters)).Select(row => row.ToPassage())];
                },
                cancellation)
            : Task.FromResult<IReadOnlyList<FoundPassage>>([]);

    /// <summary>What the transcripts of a period's calls say, the newest calls first.</summary>
    /// <param name="max">Most calls.</param>
    public Task<IReadOnlyList<CallTalk>> FactsAsync(string site, long from, long to, int max, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<CallTalk>>(
            async work => [.. (await work.QueryAsync<FactsRow>(
                $"""
                SELECT t.call_id AS CallId, t.started_at AS StartedAt, c.operator_name AS OperatorName, c.talk_seconds AS TalkSeconds, c.tags AS Tags, t.facts AS Facts
                FROM transcripts t JOIN calls c ON c.site_id = t.site_id AND c.id = t.call_id
                WHERE t.site_id = @site AND t.started_at >= @from AND t.started_at < @to ORDER BY t.started_at DESC, t.call_id DESC {work.Dialect.Limit}
                """,
                new { site, from, to, limit = max })).Select(row => row.ToTalk())],
            cancellation);

    /// <summary>Calls of a site whose facts are by other markers than those of this version.</summary>
    public Task<IReadOnlyList<string>> OutdatedAsync(string site, int version, int max, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async work => await work.QueryAsync<string>(
                $"SELECT call_id FROM transcripts WHERE site_id = @site AND facts_version < @version ORDER BY call_id {work.Dialect.Limit}", new { site, version, limit = max }),
            cancellation);

    /// <summary>Replaces what a transcript says, unless somebody has done so by newer markers.</summary>
    public Task SetFactsAsync(string site, string call, TalkFacts facts, int version, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work => await work.ExecuteAsync(
                "UPDATE transcripts SET facts = @facts, facts_version = @version WHERE site_id = @site AND call_id = @call AND facts_version < @version",
                new { site, call, facts = JsonSerializer.Serialize(facts), version }) > 0,
            cancellation);

    private sealed record FactsRow
    {
        public required string CallId { get; init; }
        public long StartedAt { get; init; }
        public string? OperatorName { get; init; }
        public int? TalkSeconds { get; init; }
        public string? Tags { get; init; }
        public required string Facts { get; init; }

        public CallTalk ToTalk() => new(CallId, StartedAt, OperatorName, TalkSeconds, CallTags.Split(Tags), JsonSerializer.Deserialize<TalkFacts>(Facts)!);
    }
}
