using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;

namespace NumberSwap.Server.Tests.Leasing;

internal sealed class EmbeddedUnderTest(TimeProvider clock) : IPoolUnderTest
{
    private readonly RecordingJournal _journal = new();

    public ILeasePool Pool { get => field ??= new EmbeddedLeasePool(clock, _journal); private set; }

    public Task<IReadOnlyList<JournalEntry>> JournalAsync(string site) =>
        Task.FromResult<IReadOnlyList<JournalEntry>>([.. _journal.Entries.Where(e => e.Site == site)]);

    public Task LoseAsync(string site)
    {
        Pool = new EmbeddedLeasePool(clock, _journal);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
