using NumberSwap.Core.Journal;

namespace NumberSwap.Sql.Journal;

/// <summary>
/// The newest rows of the journal as they were appended, so that whoever records them need not read them back and parse them.
/// The file has them all, and is read where this does not reach: after a start, and behind a long backlog.
/// </summary>
internal sealed class JournalTail
{
    /// <summary>Of JSON. The entries' objects take about as much, most of which their sessions hold anyway.</summary>
    private const long MaxBytes = 32 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<Row> _rows = new();
    private long _bytes;

    /// <summary>Adds a row that is committed.</summary>
    public void Add(long number, JournalGroup group)
    {
        lock (_lock)
        {
            // Without gaps a row is found by its number. There is one when a commit was reported as failed and was none.
            if (_rows.TryPeek(out var first) && first.Number + _rows.Count != number)
            {
                _rows.Clear();
                _bytes = 0;
            }

            _rows.Enqueue(new Row(number, group.Entries, group.Lines.Length));
            _bytes += group.Lines.Length;
            while (_bytes > MaxBytes)
            {
                RemoveFirst();
            }
        }
    }

    /// <summary>At most <paramref name="max"/> entries from a position on, and where they end; null when the row is not here.</summary>
    public (List<JournalEntry> Entries, JournalPosition End)? Read(JournalPosition from, int max)
    {
        lock (_lock)
        {
            while (_rows.TryPeek(out var passed) && passed.Number < from.Row)
            {
                RemoveFirst();
            }

            if (!_rows.TryPeek(out var first) || first.Number != from.Row)
            {
                return null;
            }

            var entries = new List<JournalEntry>();
            var end = from;
            foreach (var row in _rows)
            {
                if (entries.Count == max)
                {
                    break;
                }

                var read = Math.Min(row.Entries.Count - end.Skip, max - entries.Count);
                entries.AddRange(row.Entries.Skip(end.Skip).Take(read));
                end = JournalPosition.After(row.Number, end.Skip + read, row.Entries.Count);
            }

            return (entries, end);
        }
    }

    private void RemoveFirst() => _bytes -= _rows.Dequeue().Bytes;

    private sealed record Row(long Number, IReadOnlyList<JournalEntry> Entries, int Bytes);
}
