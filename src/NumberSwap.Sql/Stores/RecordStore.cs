using NumberSwap.Core.Calls;
using NumberSwap.Core.Journal;

namespace NumberSwap.Sql.Stores;

/// <summary>Writes what the journal holds: owns the tables <c>sessions</c>, <c>leases</c>, <c>session_notes</c> and, with <see cref="CallStore"/>, <c>calls</c>.</summary>
public sealed class RecordStore(Database database)
{
    /// <summary>
    /// Records a batch in one transaction, idempotently: sessions by id, leases by id, sights as maxima, calls by site and id
    /// with a status that never goes backwards. <paramref name="entries"/> may hold call entries: they are skipped, <paramref name="calls"/> has them.
    /// </summary>
    public Task RecordAsync(IReadOnlyList<JournalEntry> entries, IReadOnlyList<RecordedCall> calls, CancellationToken cancellation = default) => throw new NotSupportedException();
}
