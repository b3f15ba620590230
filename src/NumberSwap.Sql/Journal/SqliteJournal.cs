using System.Buffers;
using System.Globalization;
using System.Text.Json;
using NumberSwap.Core.Journal;

namespace NumberSwap.Sql.Journal;

/// <summary>The embedded journal: a SQLite file of its own with one writer thread; many appends share a transaction.</summary>
/// <remarks>
/// While one group is being committed the next one gathers, and it is closed behind the requests that already wait for a thread:
/// so the load itself sets the size of the groups. What an append waits for is <see cref="JournalDurability"/>: by default the end of
/// the process loses nothing, and a power cut at most the last moments. One process at a time may use a file.
/// </remarks>
public sealed class SqliteJournal : IJournal, IJournalWriter, IThreadPoolWorkItem, IAsyncDisposable
{
    /// <summary>The only partition.</summary>
    public const string Partition = "all";

    // What may wait for the writer; further appends wait until it has taken that.
    private const int MaxGroupEntries = 8192;
    private const int MaxGroupBytes = 8 * 1024 * 1024;

    private static readonly string[] Partitions = [Partition];

    [ThreadStatic]
    private static Utf8JsonWriter? s_json;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_line;

    private readonly object _lock = new();
    private readonly JournalFile _file;
    private readonly JournalReader _reader;
    private readonly JournalTail _tail = new();
    private readonly Thread _writer;
    private JournalGroup _gathering = new(new ArrayBufferWriter<byte>());
    private bool _closed;

    // Set from the first append that finds the writer at rest until it rests again.
    private bool _called;
    private bool _mayTake;
    private JournalPosition? _next;
    private volatile bool _pending = true;
    private long _claim;
    private long _claims;

    /// <summary>Opens the file, created when it is missing. Throws when it cannot be.</summary>
    public SqliteJournal(string path, JournalDurability durability = JournalDurability.Process)
    {
        _file = new JournalFile(path, durability);
        _file.Open();
        _reader = new JournalReader(path);
        _writer = new Thread(Write) { IsBackground = true, Name = "NumberSwap journal" };
        _writer.Start();
    }

    public IReadOnlyCollection<string> Pending => _pending ? Partitions : [];

    public string PartitionOf(string site) => Partition;

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The journal is closed.</exception>
    public ValueTask AppendAsync(JournalEntry entry)
    {
        var line = Serialize(entry);
        return TryAdd(entry, line.WrittenSpan, out var committed) ? new ValueTask(committed) : new ValueTask(AppendLaterAsync(committed, entry, line.WrittenSpan.ToArray()));
    }

    public async Task<JournalBatch?> ReadAsync(string partition, int max, CancellationToken cancellation = default)
    {
        var claim = Interlocked.Increment(ref _claims);
        if (Interlocked.CompareExchange(ref _claim, claim, 0) != 0)
        {
            return null;
        }

        var taken = false;
        try
        {
            // Before the look, so that what is appended after it shows as pending again.
            _pending = false;
            var (entries, end) = (_next is { } next ? _tail.Read(next, max) : null) ?? await Task.Run(() => _reader.Read(max), cancellation);
            taken = entries.Count > 0;
            return new JournalBatch(partition, entries, end.ToString(), claim.ToString(CultureInfo.InvariantCulture));
        }
        catch
        {
            _pending = true;
            throw;
        }
        finally
        {
            if (taken)
            {
                _pending = true;
            }
            else
            {
                Release(claim);
            }
        }
    }

    public async Task AcknowledgeAsync(JournalBatch batch, CancellationToken cancellation = default)
    {
        try
        {
            if (batch.Entries.Count > 0)
            {
                var position = JournalPosition.Parse(batch.Position);
                await Acknowledge(position).WaitAsync(cancellation);
                _next = position;
            }
        }
        finally
        {
            await ReturnAsync(batch, cancellation);
        }
    }

    public Task ReturnAsync(JournalBatch batch, CancellationToken cancellation = default)
    {
        Release(long.Parse(batch.Claim, CultureInfo.InvariantCulture));
        return Task.CompletedTask;
    }

    /// <summary>Commits what was appended, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            if (_closed)
            {
                return;
            }

            _closed = true;
            _mayTake = true;
            Monitor.Pulse(_lock);
        }

        await Task.Run(_writer.Join);
        _file.Dispose();
        _reader.Dispose();
    }

    private static ArrayBufferWriter<byte> Serialize(JournalEntry entry)
    {
        var line = s_line ??= new ArrayBufferWriter<byte>(1024);
        var json = s_json ??= new Utf8JsonWriter(line);
        line.ResetWrittenCount();
        json.Reset(line);
        JsonSerializer.Serialize(json, entry, JournalJson.Default.JournalEntry);
        json.Flush();
        return line;
    }

    /// <summary>Lets the writer have what has gathered.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        lock (_lock)
        {
            _mayTake = true;
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Adds to the gathering group; false when that is full: it then has to be waited for.</summary>
    private bool TryAdd(JournalEntry entry, ReadOnlySpan<byte> line, out Task committed)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (_gathering.Count >= MaxGroupEntries || _gathering.Lines.Length >= MaxGroupBytes)
            {
                committed = _gathering.Committed;
                return false;
            }

            committed = _gathering.Add(entry, line);
            CallWriter();
            return true;
        }
    }

    private async Task AppendLaterAsync(Task full, JournalEntry entry, byte[] line)
    {
        do
        {
            // Whether that group is committed or fails is its own appenders' matter.
            await full.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (!TryAdd(entry, line, out full));
        await full;
    }

    private Task Acknowledge(JournalPosition position)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            CallWriter();
            return _gathering.Acknowledge(position);
        }
    }

    /// <summary>Wakes the writer by way of the thread pool's queue: the requests before it there append to the same group, at no cost in time to any of them.</summary>
    private void CallWriter()
    {
        if (!_called)
        {
            _called = true;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private void Write()
    {
        // Two buffers take turns: one is filled while the other is written.
        var free = new ArrayBufferWriter<byte>();
        while (Take(free) is { } group)
        {
            try
            {
                var row = _file.Commit(group);
                if (group.Count > 0)
                {
                    _tail.Add(row, group);
                    _pending = true;
                }

                group.Succeed();
            }
            catch (Exception e)
            {
                // The appenders learn of it; the next group has a try of its own.
                group.Fail(e);
            }

            free = group.TakeBuffer();
        }
    }

    /// <summary>Waits for a group with something in it; null when the journal is closed and all is written.</summary>
    private JournalGroup? Take(ArrayBufferWriter<byte> free)
    {
        lock (_lock)
        {
            _called = false;
            if (!_gathering.IsEmpty)
            {
                CallWriter();
            }

            while (!_mayTake)
            {
                Monitor.Wait(_lock);
            }

            if (_gathering.IsEmpty)
            {
                return null;
            }

            _mayTake = _closed;
            var group = _gathering;
            _gathering = new JournalGroup(free);
            return group;
        }
    }

    private void Release(long claim) => Interlocked.CompareExchange(ref _claim, 0, claim);
}
