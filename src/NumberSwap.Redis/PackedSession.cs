namespace NumberSwap.Redis;

/// <summary>A session as scripts answer it: its head as it is now, and the whole, with the head that it had, as <c>number.lua</c> packs it.</summary>
internal ref struct PackedSession
{
    private readonly int _count;
    private PackedReader _ends;
    private PackedReader _holdings;
    private int _read;

    public PackedSession(ReadOnlySpan<byte> head, ReadOnlySpan<byte> whole)
    {
        var reader = new PackedReader(head);
        SeenAt = reader.Number();
        JournaledAt = reader.Number();
        _count = reader.Count();
        _ends = reader;
        reader = new PackedReader(whole);
        SkipHead(ref reader);
        StartedAt = reader.Number();
        // The version of its analytics ids, whether its marks are known.
        reader.Byte();
        reader.Byte();
        Id = reader.Utf8();
        // Marks and analytics ids.
        reader.Utf8();
        reader.LongUtf8();
        _holdings = reader;
    }

    /// <summary>The last sight.</summary>
    public long SeenAt { get; }

    /// <summary>The last sight that the journal knows.</summary>
    public long JournaledAt { get; }

    public long StartedAt { get; }

    public ReadOnlySpan<byte> Id { get; }

    public bool NextHolding(out ReadOnlySpan<byte> pool, out ReadOnlySpan<byte> number, out ReadOnlySpan<byte> lease, out byte kind, out long until)
    {
        if (_read == _count)
        {
            pool = number = lease = default;
            kind = 0;
            until = 0;
            return false;
        }

        _read++;
        until = _ends.Number();
        pool = _holdings.Utf8();
        number = _holdings.Utf8();
        lease = _holdings.Utf8();
        kind = _holdings.Byte();
        // The lease's slot, the version of the analytics ids that it was written with, the hold.
        _holdings.Byte();
        _holdings.Byte();
        _holdings.Number();
        return true;
    }

    /// <summary>See <see cref="PackedOrigin"/>. Stands behind the holdings: to be called when they are read.</summary>
    public ReadOnlySpan<byte> ReadOrigin() => _holdings.Utf8();

    private static void SkipHead(scoped ref PackedReader reader)
    {
        reader.Number();
        reader.Number();
        reader.Bytes(sizeof(double) * reader.Count());
    }
}
