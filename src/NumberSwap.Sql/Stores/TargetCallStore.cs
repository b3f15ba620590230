namespace NumberSwap.Sql.Stores;

/// <summary>Reads calls for a target-call rule to be tried on.</summary>
public sealed class TargetCallStore(Database database)
{
    /// <summary>A site's calls begun from a Unix time in ms on, newest first.</summary>
    public Task<List<CountedCall>> NewestAsync(string site, long from, int max, CancellationToken cancellation = default) =>
        database.ReadAsync(
            work => work.QueryAsync<CountedCall>(
                $"{CountedCall.Select} WHERE site_id = @site AND started_at >= @from ORDER BY started_at DESC, id DESC {work.Dialect.Limit}",
                new { site, from, limit = max }),
            cancellation);
}
