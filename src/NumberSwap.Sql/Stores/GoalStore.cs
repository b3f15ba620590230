using NumberSwap.Core.Audit;
using NumberSwap.Core.Operators;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>goals</c>.</summary>
public sealed class GoalStore(Database database)
{
    /// <summary>A site's goals, those that end last first.</summary>
    public Task<IReadOnlyList<Goal>> ListAsync(string site, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<Goal>>(
            async work => [.. (await work.QueryAsync<GoalRow>(
                """
                SELECT id AS Id, site_id AS Site, operator_name AS Operator, measure AS Measure, target AS Target, first_day AS FirstDay, last_day AS LastDay, made_at AS MadeAt
                FROM goals WHERE site_id = @site ORDER BY last_day DESC, id
                """,
                new { site })).Select(row => row.ToGoal())],
            cancellation);

    /// <summary>False: the site has <see cref="Goal.MaxOfSite"/> goals.</summary>
    public Task<bool> AddAsync(Goal goal, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                if (await work.SingleAsync<int>("SELECT COUNT(*) FROM goals WHERE site_id = @Site", new { goal.Site }) >= Goal.MaxOfSite)
                {
                    return false;
                }

                await work.ExecuteAsync(
                    """
                    INSERT INTO goals (id, site_id, operator_name, measure, target, first_day, last_day, made_at)
                    VALUES (@Id, @Site, @Operator, @Measure, @Target, @First, @Last, @MadeAt)
                    """,
                    new { goal.Id, goal.Site, goal.Operator, goal.Measure, goal.Target, First = goal.From.DayNumber, Last = goal.To.DayNumber, goal.MadeAt });
                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    /// <summary>Sites with goals of which nobody was told yet that they fall behind, and that are not over.</summary>
    /// <param name="day">As <see cref="DateOnly.DayNumber"/>: goals that end before it are over.</param>
    public Task<IReadOnlyList<string>> UntoldSitesAsync(int day, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async work => await work.QueryAsync<string>("SELECT DISTINCT site_id FROM goals WHERE told_at IS NULL AND last_day >= @day ORDER BY site_id", new { day }), cancellation);

    /// <summary>Tells by mail that a goal falls behind, once. False when it was told of before, or nobody is to be told.</summary>
    public Task<bool> TellAsync(string site, string id, long now, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work => await work.ExecuteAsync("UPDATE goals SET told_at = @now WHERE site_id = @site AND id = @id AND told_at IS NULL", new { site, id, now }) > 0
                && await MailWriter.BehindAsync(work, site, id, now),
            cancellation);

    /// <summary>False when the site has no such goal.</summary>
    public Task<bool> DeleteAsync(string site, string id, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work => await work.ExecuteAsync("DELETE FROM goals WHERE site_id = @site AND id = @id", new { site, id }) > 0 && await AuditStore.WroteAsync(work, audit),
            cancellation);

    private sealed record GoalRow
    {
        public required string Id { get; init; }
        public required string Site { get; init; }
        public string? Operator { get; init; }
        public required GoalMeasure Measure { get; init; }
        public required double Target { get; init; }
        public required int FirstDay { get; init; }
        public required int LastDay { get; init; }
        public required long MadeAt { get; init; }

        public Goal ToGoal() => new(Id, Site, Operator, Measure, Target, DateOnly.FromDayNumber(FirstDay), DateOnly.FromDayNumber(LastDay), MadeAt);
    }
}
