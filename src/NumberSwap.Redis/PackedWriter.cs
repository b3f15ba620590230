using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NumberSwap.Redis;

/// <summary>
/// Writes what a script reads by <c>struct.unpack</c>; the formats are in <c>number.lua</c>. One packed argument instead of twenty: Redis
/// spends more on taking arguments apart than on most of what a script does with them.
/// </summary>
internal sealed class PackedWriter
{
    /// <summary>Where in a batch's request the places of its keys begin: behind the operation and the count of its keys.</summary>
    public const int PlacesAt = 2;

    [ThreadStatic]
    private static PackedWriter? s_writer;

    [ThreadStatic]
    private static Utf8JsonWriter? s_json;

    private readonly ArrayBufferWriter<byte> _bytes = new(2048);
    private readonly ArrayBufferWriter<byte> _text = new(2048);

    /// <summary>This thread's writer, empty. It has to be used up before anything is awaited.</summary>
    public static PackedWriter Start()
    {
        var writer = s_writer ??= new();
        writer._bytes.ResetWrittenCount();
        return writer;
    }

    /// <summary>
    /// This thread's writer with the beginning of a request for <c>batch.lua</c>: the operation, the count of its keys, and of each key
    /// room for its place among the run's, two bytes, which the run fills in.
    /// </summary>
    public static PackedWriter Start(BatchOperation operation, int keys)
    {
        var writer = Start().Byte((int)operation).Byte(keys);
        writer._bytes.GetSpan(sizeof(ushort) * keys)[..(sizeof(ushort) * keys)].Clear();
        writer._bytes.Advance(sizeof(ushort) * keys);
        return writer;
    }

    public PackedWriter Number(long value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.GetSpan(8), value);
        _bytes.Advance(8);
        return this;
    }

    public PackedWriter Byte(int value)
    {
        _bytes.GetSpan(1)[0] = checked((byte)value);
        _bytes.Advance(1);
        return this;
    }

    /// <summary>A text of at most 65,535 bytes; null as an empty one.</summary>
    /// <exception cref="OverflowException">It is longer.</exception>
    public PackedWriter Text(string? value)
    {
        value ??= "";
        var span = _bytes.GetSpan(2 + Encoding.UTF8.GetMaxByteCount(value.Length));
        var length = Encoding.UTF8.GetBytes(value, span[2..]);
        BinaryPrimitives.WriteUInt16LittleEndian(span, checked((ushort)length));
        _bytes.Advance(2 + length);
        return this;
    }

    /// <summary>A value's JSON; null as an empty text.</summary>
    public PackedWriter Json<T>(T? value, JsonTypeInfo<T> type)
        where T : class
    {
        _text.ResetWrittenCount();
        if (value is not null)
        {
            var json = s_json ??= new(_text);
            json.Reset(_text);
            JsonSerializer.Serialize(json, value, type);
            json.Flush();
        }

        var span = _bytes.GetSpan(4 + _text.WrittenCount);
        BinaryPrimitives.WriteInt32LittleEndian(span, _text.WrittenCount);
        _text.WrittenSpan.CopyTo(span[4..]);
        _bytes.Advance(4 + _text.WrittenCount);
        return this;
    }

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();
}
