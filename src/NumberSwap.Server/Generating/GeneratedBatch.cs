using NumberSwap.Core.Calls;
using NumberSwap.Core.Costs;
using NumberSwap.Core.Journal;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Generating;

/// <summary>What is written at once.</summary>
internal sealed class GeneratedBatch
{
    public List<JournalEntry> Entries { get; } = [];
    public List<RecordedCall> Calls { get; } = [];
    public List<NewAttribution> Believed { get; } = [];

    /// <summary>Deals, each of a call of this batch or an earlier one.</summary>
    public List<GeneratedDeal> Deals { get; } = [];

    public List<AdCost> Costs { get; } = [];

    /// <summary>Tags of calls of this batch.</summary>
    public List<NewTag> Tags { get; } = [];

    /// <summary>Marks of calls of this batch.</summary>
    public List<NewMarks> Marks { get; } = [];

    /// <summary>Visits in it.</summary>
    public int Visits { get; set; }
}
