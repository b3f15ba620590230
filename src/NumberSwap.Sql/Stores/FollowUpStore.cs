using NumberSwap.Core.Audit;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Operators;
using NumberSwap.Core.Sites;

namespace NumberSwap.Sql.Stores;

/// <summary>Reads the calls of callers who were talked with more than once. Owns the table <c>consultations</c>.</summary>
public sealed class FollowUpStore(Database database)
{
    private const long DayMs = 86_400_000;

    /// <summary>
    /// Answered calls until <paramref name="to"/> of callers who were talked with between <paramref name="from"/> and it and
    /// more than once, and long calls that sold at once; by caller and time.
    /// </summary>
    /// <param name="from">Unix ms; the end is not included.</param>
    /// <param name="team">Its <see cref="TeamSettings.CaseDays"/>: so far before <paramref name="from"/> a caller's calls are read, twice over; what began earlier is cut.</param>
    public Task<IReadOnlyList<FollowUpCall>> CallsAsync(string site, long from, long to, TeamSettings team, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<FollowUpCall>>(
            async work => [.. (await work.QueryAsync<Row>(
                $"""
                SELECT c.id AS Id, c.caller AS Caller, c.started_at AS StartedAt, c.talk_seconds AS TalkSeconds, c.operator_name AS Operator,
                    c.dialled AS Dialled, c.source AS Source, c.tags AS Tags, m.product AS Product, m.reason AS Reason, COALESCE(m.step, 0) AS Step,
                    (SELECT MIN(COALESCE(d.closed_at, d.opened_at)) FROM deals d WHERE d.site_id = c.site_id AND d.call_id = c.id AND {Sale.IsD}) AS SoldAt
                FROM calls c LEFT JOIN call_marks m ON m.site_id = c.site_id AND m.call_id = c.id
                WHERE c.site_id = @site AND c.started_at >= @earliest AND c.started_at < @to AND c.status IN (1, 3) AND c.caller > ''
                    AND (c.caller IN (
                            SELECT COALESCE(k.caller, '') FROM calls k
                            WHERE k.site_id = @site AND k.caller > '' AND k.started_at >= @earliest AND k.started_at < @to AND k.status IN (1, 3)
                            GROUP BY k.caller HAVING COUNT(*) > 1 AND MAX(k.started_at) >= @from)
                        OR (c.started_at >= @from AND c.talk_seconds >= @SkilledSeconds AND (m.step = @sold
                            OR EXISTS (SELECT 1 FROM deals d WHERE d.site_id = c.site_id AND d.call_id = c.id AND {Sale.IsD}))))
                """,
                new { site, from, to, earliest = from - (2 * team.CaseDays * DayMs), team.SkilledSeconds, sold = (int)CallStep.Deal }))
                .Select(row => row.ToCall()).OrderBy(call => call.Caller, StringComparer.Ordinal).ThenBy(call => call.StartedAt).ThenBy(call => call.Id, StringComparer.Ordinal)],
            cancellation);

    /// <summary>Consultations that were held since then, Unix ms.</summary>
    public Task<IReadOnlyList<Consultation>> ConsultationsAsync(string site, long since, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<Consultation>>(
            async work => [.. (await work.QueryAsync<HeldRow>(
                """
                SELECT call_id AS Call, held_at AS HeldAt, mentor_kind AS Kind, mentor_id AS MentorId, mentor_name AS Name, note AS Note
                FROM consultations WHERE site_id = @site AND held_at >= @since
                """,
                new { site, since })).Select(row => new Consultation(row.Call, row.HeldAt, new Actor(row.Kind, row.MentorId, row.Name), row.Note))],
            cancellation);

    /// <summary>False when the site has no such call. One that was held already is told anew.</summary>
    public Task<bool> HoldAsync(string site, Consultation held, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                var key = new { site, call = held.Call };
                if (await work.SingleAsync<int>("SELECT COUNT(*) FROM calls WHERE site_id = @site AND id = @call", key) == 0)
                {
                    return false;
                }

                await work.ExecuteAsync("DELETE FROM consultations WHERE site_id = @site AND call_id = @call", key);
                await work.ExecuteAsync(
                    """
                    INSERT INTO consultations (site_id, call_id, held_at, mentor_kind, mentor_id, mentor_name, note)
                    VALUES (@site, @call, @HeldAt, @Kind, @MentorId, @Name, @Note)
                    """,
                    new { site, call = held.Call, held.HeldAt, held.Mentor.Kind, MentorId = Bounded.Text(held.Mentor.Id, 64), Name = Bounded.Text(held.Mentor.Name, 200), held.Note });
                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    private sealed record Row
    {
        public required string Id { get; init; }
        public required string Caller { get; init; }
        public required long StartedAt { get; init; }
        public int? TalkSeconds { get; init; }
        public string? Operator { get; init; }
        public required string Dialled { get; init; }
        public string? Source { get; init; }
        public string? Tags { get; init; }
        public string? Product { get; init; }
        public string? Reason { get; init; }
        public CallStep Step { get; init; }
        public long? SoldAt { get; init; }

        public FollowUpCall ToCall() => new(Id, Caller, StartedAt, TalkSeconds ?? 0, Operator, Product, Reason, SoldAt ?? (Step == CallStep.Deal ? StartedAt : null))
        {
            Dialled = Dialled,
            Source = Source,
            Tags = Tags,
        };
    }

    private sealed record HeldRow
    {
        public required string Call { get; init; }
        public required long HeldAt { get; init; }
        public required string Kind { get; init; }
        public required string MentorId { get; init; }
        public required string Name { get; init; }
        public string? Note { get; init; }
    }
}
