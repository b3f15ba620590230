using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;

namespace NumberSwap.Server.Tests.Leasing;

/// <summary>A pool with what tests need around it. One test has one, with a site id of its own.</summary>
internal interface IPoolUnderTest : IAsyncDisposable
{
    ILeasePool Pool { get; }

    /// <summary>All entries that the site's journal got, oldest first.</summary>
    Task<IReadOnlyList<JournalEntry>> JournalAsync(string site);

    /// <summary>The hot state is gone, as after a flush or a restart.</summary>
    Task LoseAsync(string site);
}
