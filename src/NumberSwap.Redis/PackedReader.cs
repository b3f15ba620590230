using System.Buffers.Binary;
using System.Text;

namespace NumberSwap.Redis;

/// <summary>Reads what a script wrote by <c>struct.pack</c>; the formats are in <c>number.lua</c>.</summary>
/// <remarks>Throws <see cref="ArgumentOutOfRangeException"/> when the text ends too soon.</remarks>
internal ref struct PackedReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public byte Byte() => Bytes(1)[0];

    public ushort Count() => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2));

    public long Number() => (long)BinaryPrimitives.ReadDoubleLittleEndian(Bytes(8));

    /// <summary>A text in UTF-8, at most 65,535 bytes.</summary>
    public ReadOnlySpan<byte> Utf8() => Bytes(Count());

    public string Text() => Encoding.UTF8.GetString(Utf8());

    /// <summary>A text in UTF-8 that may be longer.</summary>
    public ReadOnlySpan<byte> LongUtf8() => Bytes(BinaryPrimitives.ReadInt32LittleEndian(Bytes(4)));

    public ReadOnlySpan<byte> Bytes(int count)
    {
        var read = _rest[..count];
        _rest = _rest[count..];
        return read;
    }

    public ReadOnlySpan<byte> Rest()
    {
        var read = _rest;
        _rest = [];
        return read;
    }
}
