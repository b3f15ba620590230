using System.Text.Json;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using StackExchange.Redis;

namespace NumberSwap.Redis;

/// <summary>Reads the flat fields of a stream entry; the scripts that add entries are its counterpart.</summary>
internal static class JournalDecoder
{
    /// <summary>The entry, or null when it cannot be read.</summary>
    public static JournalEntry? Decode(string site, RedisValue[] fields)
    {
        try
        {
            return new Fields(fields).Read(site);
        }
        catch (Exception e) when (e is FormatException or JsonException or OverflowException or IndexOutOfRangeException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Names and values take turns. The fixed ones come in the order in which they are written, lists follow.</summary>
    private readonly ref struct Fields(RedisValue[] fields)
    {
        private const int LeasesOfVisit = 14;
        private const int PairsPerLease = 6;
        private const int LeasesOfSight = 8;

        private readonly RedisValue[] _fields = fields;

        public JournalEntry Read(string site)
        {
            var at = Number(1, "at");
            return Text(0, "t") switch
            {
                "v" => new VisitEntry(site, at, Text(2, "s"), Text(3, "v"), Number(4, "b"), RedisJson.ReadVisit(Text(5, "w")), RedisJson.ReadIds(Text(6, "i")), Starts()),
                "s" => new SeenEntry(site, at, Text(2, "s"), RedisJson.ReadIds(Text(3, "i")), Renewed()),
                "n" => new NoteEntry(site, at, Text(2, "s"), LeaseCodes.Note(Text(3, "k")), Text(4, "n") is { Length: > 0 } number ? number : null),
                "r" => new ReleaseEntry(site, at, Text(2, "l")),
                "c" => Call(site, at),
                var other => throw new FormatException($"'{other}' is no kind of entry."),
            };
        }

        private CallEntry Call(string site, long at)
        {
            var report = JsonSerializer.Deserialize(Text(2, "r"), JournalJson.Default.CallReport) ?? throw new FormatException("The report is missing.");
            return new(site, at, report, Number(3, "b"), RedisJson.ReadLeases(site, Text(4, "p"), report.To, Text(5, "l")));
        }

        private LeaseStart[] Starts()
        {
            var starts = new LeaseStart[(_fields.Length - LeasesOfVisit) / PairsPerLease];
            for (var i = 0; i < starts.Length; i++)
            {
                var at = LeasesOfVisit + (i * PairsPerLease);
                starts[i] = new(_fields[at]!, _fields[at + 1]!, _fields[at + 2]!, _fields[at + 3]!, LeaseCodes.Kind(_fields[at + 4]!), RedisJson.Number(_fields[at + 5]!));
            }
            return starts;
        }

        private string[] Renewed()
        {
            var leases = new string[(_fields.Length - LeasesOfSight) / 2];
            for (var i = 0; i < leases.Length; i++) leases[i] = _fields[LeasesOfSight + (2 * i)]!;
            return leases;
        }

        private long Number(int pair, string name) => RedisJson.Number(Text(pair, name));

        private string Text(int pair, string name)
        {
            if (_fields[2 * pair] != name) throw new FormatException($"The field {name} is missing.");
            return _fields[(2 * pair) + 1]!;
        }
    }
}
