using NumberSwap.Core.Calls;
using NumberSwap.Core.Reporting;

namespace NumberSwap.Sql.Stores;

/// <summary>Counts what operators' calls sold, from the tables <c>calls</c> and <c>deals</c>.</summary>
public sealed class OperatorSalesStore(Database database)
{
    /// <summary>Answered target calls of each operator, and how many of them led to a deal that was won, by the operator's name.</summary>
    /// <param name="from">Calls begun at this Unix time in ms or later,</param>
    /// <param name="to">and before this.</param>
    public Task<IReadOnlyDictionary<string, (int TargetCalls, int Won)>> OfAsync(string site, long from, long to, TargetRule rule, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyDictionary<string, (int TargetCalls, int Won)>>(
            async work => (await work.QueryAsync<Row>(
                $"""
                SELECT c.operator_name AS OperatorName, c.status AS Status, c.talk_seconds AS TalkSeconds, c.started_at AS StartedAt, c.caller AS Caller, c.dialled AS Dialled,
                    c.source AS Source, c.tags AS Tags, c.earlier_at AS EarlierAt,
                    CASE WHEN EXISTS (SELECT 1 FROM deals d WHERE d.site_id = c.site_id AND d.call_id = c.id AND {Sale.IsD}) THEN 1 ELSE 0 END AS Won
                FROM calls c
                WHERE c.site_id = @site AND c.started_at >= @from AND c.started_at < @to AND c.status IN (@answered, @completed)
                    AND COALESCE(c.talk_seconds, 0) >= @least AND c.operator_name > ''
                """,
                new
                {
                    site,
                    from,
                    to,
                    least = rule.MinTalkSeconds,
                    answered = CallStatus.Answered,
                    completed = CallStatus.Completed,
                }))
                .Where(row => rule.Judge(row.ToCall()).IsTarget)
                .GroupBy(row => row.OperatorName, StringComparer.Ordinal)
                .ToDictionary(rows => rows.Key, rows => (rows.Count(), rows.Count(row => row.Won > 0)), StringComparer.Ordinal),
            cancellation);

    private sealed record Row
    {
        public required string OperatorName { get; init; }
        public CallStatus Status { get; init; }
        public int? TalkSeconds { get; init; }
        public long StartedAt { get; init; }
        public string? Caller { get; init; }
        public required string Dialled { get; init; }
        public string? Source { get; init; }
        public string? Tags { get; init; }
        public long? EarlierAt { get; init; }
        public int Won { get; init; }

        public TargetCall ToCall() => new(Status, TalkSeconds, StartedAt, Caller, Dialled, OperatorName, Source, Tags, EarlierAt);
    }
}
