using NumberSwap.Core.Calls;
using NumberSwap.Core.Journal;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Generating;

/// <summary>What is written in one transaction.</summary>
internal sealed record GeneratedBatch(List<JournalEntry> Entries, List<RecordedCall> Calls, List<NewAttribution> Believed)
{
    public GeneratedBatch()
        : this([], [], [])
    {
    }

    /// <summary>Visits in it.</summary>
    public int Visits { get; set; }
}
