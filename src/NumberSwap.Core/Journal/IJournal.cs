namespace NumberSwap.Core.Journal;

/// <summary>The reading end of the journal: what the hot state has answered and SQL does not yet hold.</summary>
/// <remarks>A partition is drained in order by one reader at a time; the Redis journal has one a site, the embedded journal a single one.</remarks>
public interface IJournal
{
    /// <summary>Partitions that this process wrote to since they were last found empty.</summary>
    IReadOnlyCollection<string> Pending { get; }

    /// <summary>The partition that holds a site's entries.</summary>
    string PartitionOf(string site);

    /// <summary>The oldest entries of a partition; empty when there are none, null when another reader has the partition now.</summary>
    Task<JournalBatch?> ReadAsync(string partition, int max, CancellationToken cancellation = default);

    /// <summary>Removes entries that are committed elsewhere, and lets the partition go.</summary>
    Task AcknowledgeAsync(JournalBatch batch, CancellationToken cancellation = default);

    /// <summary>Lets the partition go without removing anything: the entries could not be committed now.</summary>
    Task ReturnAsync(JournalBatch batch, CancellationToken cancellation = default);
}
