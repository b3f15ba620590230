using NumberSwap.Core.Journal;

namespace NumberSwap.Sql.Journal;

/// <summary>The embedded journal: a SQLite file of its own with one writer thread; many appends share a transaction.</summary>
public sealed class SqliteJournal : IJournal, IJournalWriter, IAsyncDisposable
{
    public SqliteJournal(string path) => throw new NotSupportedException();
    public IReadOnlyCollection<string> Pending => throw new NotSupportedException();
    public string PartitionOf(string site) => throw new NotSupportedException();
    public ValueTask AppendAsync(JournalEntry entry) => throw new NotSupportedException();
    public Task<JournalBatch?> ReadAsync(string partition, int max, CancellationToken cancellation = default) => throw new NotSupportedException();
    public Task AcknowledgeAsync(JournalBatch batch, CancellationToken cancellation = default) => throw new NotSupportedException();
    public Task ReturnAsync(JournalBatch batch, CancellationToken cancellation = default) => throw new NotSupportedException();
    public ValueTask DisposeAsync() => throw new NotSupportedException();
}
