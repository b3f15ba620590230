using System.Text.Json;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using StackExchange.Redis;

namespace NumberSwap.Redis;

/// <summary>Reads a stream entry: one field, whose name is the entry's kind. The scripts that add entries are its counterpart.</summary>
internal static class JournalDecoder
{
    /// <summary>The entry, or null when it cannot be read.</summary>
    public static JournalEntry? Decode(string site, RedisValue[] fields)
    {
        try
        {
            var packed = new PackedReader((byte[]?)fields[1] ?? []);
            var at = packed.Number();
            return (string?)fields[0] switch
            {
                "v" => Visit(site, at, ref packed),
                "s" => Seen(site, at, ref packed),
                "n" => Note(site, at, ref packed),
                "r" => new ReleaseEntry(site, at, packed.Text()),
                "c" => Call(site, at, ref packed),
                var other => throw new FormatException($"'{other}' is no kind of entry."),
            };
        }
        catch (Exception e) when (e is FormatException or JsonException or ArgumentException or IndexOutOfRangeException or NotSupportedException)
        {
            return null;
        }
    }

    private static VisitEntry Visit(string site, long at, ref PackedReader packed)
    {
        var startedAt = packed.Number();
        var session = packed.Text();
        var visitor = packed.Text();
        var ids = RedisJson.ReadIds(packed.LongUtf8());
        var visit = RedisJson.ReadVisit(packed.LongUtf8());
        var leases = new LeaseStart[packed.Byte()];
        for (var i = 0; i < leases.Length; i++)
        {
            leases[i] = new(packed.Text(), packed.Text(), packed.Text(), packed.Text(), LeaseCodes.Kind(packed.Byte()), packed.Number());
        }

        return new(site, at, session, visitor, startedAt, visit, ids, leases);
    }

    private static SeenEntry Seen(string site, long at, ref PackedReader packed)
    {
        var session = packed.Text();
        var ids = RedisJson.ReadIds(packed.LongUtf8());
        var leases = new string[packed.Byte()];
        for (var i = 0; i < leases.Length; i++) leases[i] = packed.Text();
        return new(site, at, session, ids, leases);
    }

    private static NoteEntry Note(string site, long at, ref PackedReader packed)
    {
        var session = packed.Text();
        var kind = LeaseCodes.Note(packed.Byte());
        return new(site, at, session, kind, packed.Text() is { Length: > 0 } number ? number : null);
    }

    private static CallEntry Call(string site, long at, ref PackedReader packed)
    {
        var ring = packed.Number();
        var pool = packed.Text();
        var report = JsonSerializer.Deserialize(packed.LongUtf8(), JournalJson.Default.CallReport) ?? throw new FormatException("The report is missing.");
        return new(site, at, report, ring, PackedLeases.Read(site, pool, report.To, packed.LongUtf8()));
    }
}
