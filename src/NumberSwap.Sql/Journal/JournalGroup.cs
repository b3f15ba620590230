using System.Buffers;

namespace NumberSwap.Sql.Journal;

/// <summary>Appends that are committed together. Not thread-safe: <see cref="SqliteJournal"/> guards it.</summary>
/// <param name="lines">An empty buffer, of an earlier group whose commit is over.</param>
internal sealed class JournalGroup(ArrayBufferWriter<byte> lines)
{
    private const int MaxKeptBytes = 1024 * 1024;

    // All appenders of a group await this one task, so that an append allocates nothing of its own.
    private readonly TaskCompletionSource _committed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Count { get; private set; }

    /// <summary>The entries, a line of JSON each.</summary>
    public ReadOnlySpan<byte> Lines => lines.WrittenSpan;

    /// <summary>Up to where earlier entries may be removed with this group's commit.</summary>
    public JournalPosition? Acknowledged { get; private set; }

    public bool IsEmpty => Count == 0 && Acknowledged is null;

    /// <summary>Ends when the group is committed, or could not be.</summary>
    public Task Committed => _committed.Task;

    public void Add(ReadOnlySpan<byte> line)
    {
        lines.Write(line);
        lines.Write("\n"u8);
        Count++;
    }

    public void Acknowledge(JournalPosition position) =>
        Acknowledged = Acknowledged is { } earlier && earlier.IsAfter(position) ? earlier : position;

    /// <summary>The group's buffer for a later group, once this one's commit is over.</summary>
    public ArrayBufferWriter<byte> TakeBuffer()
    {
        lines.ResetWrittenCount();
        return lines.Capacity <= MaxKeptBytes ? lines : new ArrayBufferWriter<byte>();
    }

    public void Succeed() => _committed.SetResult();

    public void Fail(Exception exception)
    {
        _committed.SetException(exception);

        // A group whose appenders have gone away must not count as unobserved.
        _ = _committed.Task.Exception;
    }
}
