using NumberSwap.Core.Calls;
using NumberSwap.Core.Costs;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leads;
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

    /// <summary>Transcripts of calls of this batch.</summary>
    public List<NewTranscript> Transcripts { get; } = [];

    /// <summary>Leads of visits of this batch.</summary>
    public List<Lead> Leads { get; } = [];

    public List<NewCallback> Callbacks { get; } = [];

    /// <summary>Visits in it.</summary>
    public int Visits { get; set; }
}
