using NumberSwap.Core.Audit;
using NumberSwap.Core.Calls;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>call_marks</c>. Marks go with their call.</summary>
public sealed class CallMarkStore(Database database)
{
    private const string Select = "SELECT product AS Product, client_type AS ClientType, step AS Step, reason AS Reason, satisfaction AS Satisfaction, changed_at AS ChangedAt FROM call_marks";

    /// <summary>What is said of a call; <see cref="CallMarks.None"/> where nobody has said anything, or there is no such call.</summary>
    public Task<CallMarks> FindAsync(string site, string call, CancellationToken cancellation = default) =>
        database.ReadAsync(work => FindAsync(work, site, call), cancellation);

    /// <summary>What is said of many calls; those of which nobody has said anything are left out.</summary>
    public Task<IReadOnlyDictionary<(string Site, string Call), CallMarks>> OfCallsAsync(IReadOnlyCollection<(string Site, string Call)> calls, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyDictionary<(string Site, string Call), CallMarks>>(
            async work =>
            {
                var found = new Dictionary<(string, string), CallMarks>();
                foreach (var own in calls.GroupBy(call => call.Site, StringComparer.Ordinal))
                {
                    var rows = await work.QueryAsync<(string Call, string? Product, ClientType? ClientType, CallStep Step, string? Reason, long ChangedAt, int? Satisfaction)>(
                        "SELECT call_id, product, client_type, step, reason, changed_at, satisfaction FROM call_marks WHERE site_id = @site AND call_id IN @calls",
                        new { site = own.Key, calls = own.Select(call => call.Call) });
                    foreach (var row in rows)
                    {
                        found[(own.Key, row.Call)] = CallMarks.None with { Product = row.Product, ClientType = row.ClientType, Step = row.Step, Reason = row.Reason, ChangedAt = row.ChangedAt, Satisfaction = row.Satisfaction };
                    }
                }

                return found;
            },
            cancellation);

    /// <summary>The products that are named at a site's calls, in their order.</summary>
    public Task<IReadOnlyList<string>> ProductsAsync(string site, CancellationToken cancellation = default) =>
        database.ReadAsync(work => TextsAsync(work, "product", site), cancellation);

    /// <summary>The reasons that are named at a site's calls, in their order.</summary>
    public Task<IReadOnlyList<string>> ReasonsAsync(string site, CancellationToken cancellation = default) =>
        database.ReadAsync(work => TextsAsync(work, "reason", site), cancellation);

    /// <summary>Gives a call the marks that <paramref name="change"/> makes of those it has. Reports count its day again.</summary>
    /// <param name="audit">What the log is to say of it, by the marks before and after; it is not asked where nothing changes.</param>
    /// <returns><see cref="ChangeOutcome.Full"/>: a product or a reason would be one too many of the site.</returns>
    public async Task<ChangeOutcome> ChangeAsync(
        string site, string call, Func<CallMarks, CallMarks> change, Func<CallMarks, CallMarks, AuditEntry>? audit = null, CancellationToken cancellation = default)
    {
        var outcome = ChangeOutcome.Done;
        await database.WriteAsync(
            async work =>
            {
                // Who changes the call's marks at the same moment waits here.
                var key = new { site, call };
                if (await work.ExecuteAsync("UPDATE calls SET correction_version = correction_version WHERE site_id = @site AND id = @call", key) == 0)
                {
                    outcome = ChangeOutcome.NotFound;
                    return false;
                }

                var before = await FindAsync(work, site, call);
                var after = await KnownAsync(work, site, change(before));
                outcome = after is null ? ChangeOutcome.Full : ChangeOutcome.Done;
                if (after is null || after with { ChangedAt = before.ChangedAt } == before)
                {
                    return false;
                }

                var row = new { site, call, after.Product, after.ClientType, after.Step, after.Reason, after.Satisfaction, after.ChangedAt };
                if (await work.ExecuteAsync(
                    """
                    UPDATE call_marks SET product = @Product, client_type = @ClientType, step = @Step, reason = @Reason, satisfaction = @Satisfaction, changed_at = @ChangedAt
                    WHERE site_id = @site AND call_id = @call
                    """,
                    row) == 0)
                {
                    await work.ExecuteAsync(
                        """
                        INSERT INTO call_marks (site_id, call_id, product, client_type, step, reason, satisfaction, changed_at)
                        VALUES (@site, @call, @Product, @ClientType, @Step, @Reason, @Satisfaction, @ChangedAt)
                        """,
                        row);
                }

                await ReportChanges.MarkAsync(work, [new ReportChanges.CallKey(site, call)]);
                if (audit?.Invoke(before, after) is { } entry)
                {
                    await AuditStore.AddAsync(work, entry);
                }

                return true;
            },
            cancellation);
        return outcome;
    }

    /// <summary>Gives many calls their first marks. Their products and reasons have to be few.</summary>
    public Task AddAsync(IReadOnlyCollection<NewMarks> made, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                await work.ExecuteEachAsync(
                    """
                    INSERT INTO call_marks (site_id, call_id, product, client_type, step, reason, satisfaction, changed_at)
                    VALUES (@Site, @Call, @Product, @ClientType, @Step, @Reason, @Satisfaction, @ChangedAt)
                    """,
                    [.. made.Select(of => new { of.Site, Call = Bounded.CallId(of.Call), of.Marks.Product, of.Marks.ClientType, of.Marks.Step, of.Marks.Reason, of.Marks.Satisfaction, of.Marks.ChangedAt })]);
                await ReportChanges.MarkAsync(work, [.. made.Select(of => new ReportChanges.CallKey(of.Site, of.Call))]);
                return made.Count > 0;
            },
            cancellation);

    private static async Task<CallMarks> FindAsync(Engines.Work work, string site, string call) =>
        await work.FindAsync<MarksRow>(Select + " WHERE site_id = @site AND call_id = @call", new { site, call }) is { } row
            ? new CallMarks(row.Product, row.ClientType, row.Step, row.Reason, row.ChangedAt) { Satisfaction = row.Satisfaction }
            : CallMarks.None;

    /// <summary>The marks with texts as they are spelt at other calls; null when one is new and the site has its most.</summary>
    private static async Task<CallMarks?> KnownAsync(Engines.Work work, string site, CallMarks marks)
    {
        var product = await SpeltAsync(work, "product", site, marks.Product);
        var reason = await SpeltAsync(work, "reason", site, marks.Reason);
        return (marks.Product is not null && product is null) || (marks.Reason is not null && reason is null) ? null : marks with { Product = product, Reason = reason };
    }

    private static async Task<string?> SpeltAsync(Engines.Work work, string column, string site, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var known = await TextsAsync(work, column, site);
        return known.FirstOrDefault(other => other.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? (known.Count < CallMarks.MaxOfSite ? text : null);
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(Engines.Work work, string column, string site) =>
        [.. (await work.QueryAsync<string>(
            $"SELECT DISTINCT {column} FROM call_marks WHERE site_id = @site AND {column} > '' ORDER BY {column} {work.Dialect.Limit}", new { site, limit = CallMarks.MaxOfSite }))
            .Order(StringComparer.Ordinal)];

    private sealed record MarksRow
    {
        public string? Product { get; init; }
        public ClientType? ClientType { get; init; }
        public CallStep Step { get; init; }
        public string? Reason { get; init; }
        public int? Satisfaction { get; init; }
        public long ChangedAt { get; init; }
    }
}
