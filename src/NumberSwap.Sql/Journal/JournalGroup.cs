using System.Buffers;
using NumberSwap.Core.Journal;

namespace NumberSwap.Sql.Journal;

/// <summary>Appends that are committed together. Not thread-safe: <see cref="SqliteJournal"/> guards it.</summary>
/// <param name="lines">An empty buffer, of an earlier group whose commit is over.</param>
internal sealed class JournalGroup(ArrayBufferWriter<byte> lines)
{
    private const int MaxKeptBytes = 1024 * 1024;

    /// <summary>
    /// So many appenders go on one after the other on one thread: waking a thread for each costs more than what an appender has left to do.
    /// </summary>
    private const int AppendersPerLane = 16;

    private readonly List<JournalEntry> _entries = [];

    // The appenders of a lane await one task, so that an append allocates nothing of its own.
    private readonly List<TaskCompletionSource> _lanes = [];

    // Whoever acknowledges has a batch to record next, which no visitor is to wait for.
    private readonly TaskCompletionSource _acknowledging = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Count => _entries.Count;

    public IReadOnlyList<JournalEntry> Entries => _entries;

    /// <summary>The entries, a line of JSON each.</summary>
    public ReadOnlySpan<byte> Lines => lines.WrittenSpan;

    /// <summary>Up to where earlier entries may be removed with this group's commit.</summary>
    public JournalPosition? Acknowledged { get; private set; }

    public bool IsEmpty => Count == 0 && Acknowledged is null;

    /// <summary>Ends when the last entry so far is committed, or could not be.</summary>
    public Task Committed => _lanes[^1].Task;

    public Task Add(JournalEntry entry, ReadOnlySpan<byte> line)
    {
        if (Count % AppendersPerLane == 0)
        {
            _lanes.Add(new TaskCompletionSource());
        }

        lines.Write(line);
        lines.Write("\n"u8);
        _entries.Add(entry);
        return Committed;
    }

    /// <summary>The task ends when the removal is committed, or could not be.</summary>
    public Task Acknowledge(JournalPosition position)
    {
        Acknowledged = Acknowledged is { } earlier && earlier.IsAfter(position) ? earlier : position;
        return _acknowledging.Task;
    }

    /// <summary>The group's buffer for a later group, once this one's commit is over.</summary>
    public ArrayBufferWriter<byte> TakeBuffer()
    {
        lines.ResetWrittenCount();
        return lines.Capacity <= MaxKeptBytes ? lines : new ArrayBufferWriter<byte>();
    }

    public void Succeed()
    {
        _acknowledging.SetResult();
        foreach (var lane in _lanes)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static lane => lane.SetResult(), lane, preferLocal: false);
        }
    }

    public void Fail(Exception exception)
    {
        Fail(_acknowledging, exception);
        foreach (var lane in _lanes)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static failed => Fail(failed.lane, failed.exception), (lane, exception), preferLocal: false);
        }
    }

    private static void Fail(TaskCompletionSource waited, Exception exception)
    {
        waited.SetException(exception);

        // Appenders that have gone away must not count as unobserved.
        _ = waited.Task.Exception;
    }
}
