namespace NumberSwap.Sql.Stores;

/// <summary>Deletes what has been kept long enough.</summary>
public sealed class RetentionStore(Database database)
{
    /// <summary>Deletes sessions (with leases and notes) last seen before <paramref name="visitsBefore"/> and calls begun before <paramref name="callsBefore"/>, at most <paramref name="max"/> of each; returns how many rows went.</summary>
    public Task<int> PurgeAsync(long visitsBefore, long callsBefore, int max, CancellationToken cancellation = default) => throw new NotSupportedException();
}
