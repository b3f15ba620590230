using NumberSwap.Core.Calls;
using NumberSwap.Core.Deals;

namespace NumberSwap.Sql.Stores;

/// <summary>Counts what operators' calls sold, from the tables <c>calls</c> and <c>deals</c>.</summary>
public sealed class OperatorSalesStore(Database database)
{
    /// <summary>Answered target calls of each operator, and how many of them led to a deal that was won, by the operator's name.</summary>
    /// <param name="from">Calls begun at this Unix time in ms or later,</param>
    /// <param name="to">and before this.</param>
    /// <param name="targetSeconds">Talk from which an answered call is a target call.</param>
    public Task<IReadOnlyDictionary<string, (int TargetCalls, int Won)>> OfAsync(string site, long from, long to, int targetSeconds, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyDictionary<string, (int TargetCalls, int Won)>>(
            async work => (await work.QueryAsync<Row>(
                """
                SELECT c.operator_name AS Operator, COUNT(*) AS TargetCalls, COUNT(d.call_id) AS Won
                FROM calls c
                    LEFT JOIN (SELECT DISTINCT call_id FROM deals WHERE site_id = @site AND outcome = @won AND call_id > '') d ON d.call_id = c.id
                WHERE c.site_id = @site AND c.started_at >= @from AND c.started_at < @to AND c.status IN (@answered, @completed)
                    AND COALESCE(c.talk_seconds, 0) >= @targetSeconds AND c.operator_name > ''
                GROUP BY c.operator_name
                """,
                new { site, from, to, targetSeconds, answered = CallStatus.Answered, completed = CallStatus.Completed, won = DealOutcome.Won }))
                .GroupBy(row => row.Operator, StringComparer.Ordinal)
                .ToDictionary(rows => rows.Key, rows => (rows.Sum(row => row.TargetCalls), rows.Sum(row => row.Won)), StringComparer.Ordinal),
            cancellation);

    private sealed record Row
    {
        public required string Operator { get; init; }
        public int TargetCalls { get; init; }
        public int Won { get; init; }
    }
}
