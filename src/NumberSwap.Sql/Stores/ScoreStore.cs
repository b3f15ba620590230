using NumberSwap.Core.Audit;
using NumberSwap.Core.Checklists;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the tables <c>call_scores</c> and <c>score_changes</c>. Scores go with their calls.</summary>
public sealed class ScoreStore(Database database)
{
    private const string Key = " WHERE site_id = @Site AND call_id = @Call AND checklist_id = @Checklist";

    /// <summary>Adds a score, unless its author has one of this call by this checklist, or the call has enough of others.</summary>
    public Task<bool> AddAsync(CallScore score, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                var row = ScoreRow.Of(score);
                if (await work.SingleAsync<int>("SELECT COUNT(*) FROM call_scores" + Key, row) >= CallScore.MostScorers
                    || await work.SingleAsync<int>("SELECT COUNT(*) FROM call_scores" + Key + " AND author_id = @AuthorId", row) > 0)
                {
                    return false;
                }

                await work.ExecuteAsync(ScoreRow.Insert, row);
                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    /// <summary>Replaces a score by its next revision; what it was is kept when it was final. False when somebody else was faster.</summary>
    public Task<bool> ChangeAsync(CallScore before, CallScore after, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                var row = ScoreRow.Of(after);
                if (await work.ExecuteAsync(ScoreRow.Update, row) == 0)
                    return false;
                if (before.IsFinal)
                    await work.ExecuteAsync(ScoreRow.InsertChange, ScoreRow.Of(before));
                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    public Task<CallScore?> FindAsync(string site, string id, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work => (await work.FindAsync<ScoreRow>(ScoreRow.Select + " WHERE s.site_id = @site AND s.id = @id", new { site, id }))?.ToScore(),
            cancellation);

    /// <summary>Scores by week, operator and call.</summary>
    public Task<IReadOnlyList<CallScore>> ListAsync(ScoreFilter filter, CancellationToken cancellation = default)
    {
        var where = new Conditions();
        where.Add(wanted: true, "s.site_id = @Site");
        where.Add(filter.Checklist is not null, "s.checklist_id = @Checklist");
        where.Add(filter.Call is not null, "s.call_id = @Call");
        where.Add(filter.Operator is not null, "d.operator_name = @Operator");
        where.Add(filter.From is not null, "d.week >= @From");
        where.Add(filter.To is not null, "d.week <= @To");
        where.Add(filter.OnlyFinal, "s.scored_at IS NOT NULL");
        return database.ReadAsync<IReadOnlyList<CallScore>>(
            async work => [.. (await work.QueryAsync<ScoreRow>(
                $"{ScoreRow.Select}{where} ORDER BY d.week, d.operator_name, d.place, s.id {work.Dialect.Limit}",
                new
                {
                    filter.Site,
                    filter.Checklist,
                    filter.Call,
                    filter.Operator,
                    From = filter.From?.Monday.DayNumber,
                    To = filter.To?.Monday.DayNumber,
                    limit = Math.Max(1, filter.Limit),
                })).Select(row => row.ToScore())],
            cancellation);
    }

    /// <summary>What a score was before its corrections, the newest first.</summary>
    public Task<IReadOnlyList<ScoreChange>> HistoryAsync(string site, string id, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<ScoreChange>>(
            async work => [.. (await work.QueryAsync<ChangeRow>(
                """
                SELECT h.revision AS Revision, h.item_values AS ItemValues, h.points AS Points, h.most_points AS MostPoints, h.comment AS Comment,
                    h.changed_kind AS ChangedKind, h.changed_by AS ChangedBy, h.changed_name AS ChangedName, h.changed_at AS ChangedAt, h.reason AS Reason
                FROM score_changes h JOIN call_scores s ON s.id = h.score_id WHERE s.site_id = @site AND s.id = @id ORDER BY h.revision DESC
                """,
                new { site, id })).Select(row => row.ToChange())],
            cancellation);

    /// <summary>Removes what was written of some conversations: the comments and reasons of their scores, earlier ones included. Points stay.</summary>
    public async Task<ForgottenComments> ForgetCommentsAsync(string site, IReadOnlyCollection<string> conversations, CancellationToken cancellation = default)
    {
        var forgotten = new ForgottenComments(0, 0, []);
        await database.WriteAsync(
            async work =>
            {
                const string OfCall = "SELECT id FROM call_scores WHERE site_id = @site AND call_id = @call";
                const string Written = "(comment IS NOT NULL OR reason IS NOT NULL)";
                var (changes, scores, calls) = (0, 0, new List<string>());
                foreach (var call in conversations)
                {
                    var key = new { site, call };
                    var earlier = await work.ExecuteAsync($"UPDATE score_changes SET comment = NULL, reason = NULL WHERE score_id IN ({OfCall}) AND {Written}", key);
                    var latest = await work.ExecuteAsync($"UPDATE call_scores SET comment = NULL, reason = NULL WHERE site_id = @site AND call_id = @call AND {Written}", key);
                    (changes, scores) = (changes + earlier, scores + latest);
                    if (earlier + latest > 0)
                        calls.Add(call);
                }

                forgotten = new ForgottenComments(scores, changes, calls);
                return scores + changes > 0;
            },
            cancellation);
        return forgotten;
    }

    private sealed record ChangeRow
    {
        public int Revision { get; init; }
        public required string ItemValues { get; init; }
        public int Points { get; init; }
        public int MostPoints { get; init; }
        public string? Comment { get; init; }
        public required string ChangedKind { get; init; }
        public required string ChangedBy { get; init; }
        public required string ChangedName { get; init; }
        public long ChangedAt { get; init; }
        public string? Reason { get; init; }

        public ScoreChange ToChange() =>
            new(Revision, ChecklistJson.Values(ItemValues), new ScoreSum(Points, MostPoints), Comment, new Actor(ChangedKind, ChangedBy, ChangedName), ChangedAt, Reason);
    }
}
