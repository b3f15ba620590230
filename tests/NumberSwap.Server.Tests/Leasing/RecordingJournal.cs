using NumberSwap.Core.Journal;

namespace NumberSwap.Server.Tests.Leasing;

/// <summary>Keeps what the embedded pool journals, and can be told to hold back or refuse commits.</summary>
internal sealed class RecordingJournal : IJournalWriter
{
    private readonly Lock _gate = new();
    private readonly List<JournalEntry> _entries = [];

    /// <summary>When set, commits wait for it; entries of a failed wait are not kept.</summary>
    public TaskCompletionSource? Hold { get; set; }

    public IReadOnlyList<JournalEntry> Entries
    {
        get { lock (_gate) return [.. _entries]; }
    }

    public async ValueTask AppendAsync(JournalEntry entry)
    {
        if (Hold is { } hold) await hold.Task;
        lock (_gate) _entries.Add(entry);
    }
}
