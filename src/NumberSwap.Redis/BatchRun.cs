using System.Buffers.Binary;
using StackExchange.Redis;

namespace NumberSwap.Redis;

/// <summary>Operations that go to <c>batch.lua</c> together. A key that several of them name is sent once.</summary>
internal sealed class BatchRun
{
    private readonly List<BatchCall> _calls;
    private readonly List<SharedKey> _shared = [];
    private readonly List<int> _places = [];
    private int _count;

    public BatchRun(List<BatchCall> calls)
    {
        _calls = calls;
        var keys = new RedisKey[calls.Sum(static call => call.Own.Length + call.Shared.Length)];
        Arguments = new RedisValue[calls.Count];
        for (var i = 0; i < calls.Count; i++)
        {
            Place(calls[i], keys);
            Arguments[i] = calls[i].Request;
        }

        Keys = keys[.._count];
    }

    public RedisKey[] Keys { get; }

    public RedisValue[] Arguments { get; }

    public void Answer(RedisResult[] answers)
    {
        for (var i = 0; i < _calls.Count; i++) _calls[i].Answer(answers[2 * i], answers[(2 * i) + 1]);
    }

    public void Fail(Exception failed)
    {
        foreach (var call in _calls) call.TrySetException(failed);
    }

    /// <summary>Tells the request where its keys are.</summary>
    private void Place(BatchCall call, RedisKey[] keys)
    {
        var places = call.Request.AsSpan(PackedWriter.PlacesAt);
        foreach (var key in call.Own) Write(ref places, Add(keys, key));
        foreach (var key in call.Shared) Write(ref places, PlaceOf(key, keys));
    }

    private int PlaceOf(SharedKey key, RedisKey[] keys)
    {
        // Hardly ever more than the keys of a few pools.
        var known = _shared.IndexOf(key);
        if (known >= 0) return _places[known];
        var place = Add(keys, key.Key);
        _shared.Add(key);
        _places.Add(place);
        return place;
    }

    /// <summary>The key's place, counted from 1 as Lua does.</summary>
    private int Add(RedisKey[] keys, RedisKey key)
    {
        keys[_count] = key;
        return ++_count;
    }

    private static void Write(ref Span<byte> places, int place)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(places, checked((ushort)place));
        places = places[sizeof(ushort)..];
    }
}
