using NumberSwap.Core.Leasing;

namespace NumberSwap.Redis;

/// <summary>Reads a number's leases as <c>rows.lua</c> answers them.</summary>
internal static class PackedLeases
{
    // The record's first byte; see number.lua.
    private const byte ByScore = 1;

    public static IReadOnlyList<Lease> Read(string site, string pool, string number, ReadOnlySpan<byte> packed)
    {
        if (packed.IsEmpty) return [];
        var rows = new PackedReader(packed);
        var score = rows.Number();
        var leases = new Lease[rows.Byte()];
        for (var i = 0; i < leases.Length; i++) leases[i] = ReadLease(site, pool, number, score, ref rows);
        return leases;
    }

    private static Lease ReadLease(string site, string pool, string number, long score, ref PackedReader rows)
    {
        var state = rows.Byte();
        var id = rows.Text();
        var session = rows.Text();
        var visitor = rows.Text();
        var target = rows.Text();
        var kind = LeaseCodes.Kind(rows.Byte());
        var sessionStartedAt = rows.Number();
        var startedAt = rows.Number();
        var seenAt = rows.Number();
        var until = rows.Number();
        var hold = rows.Number();
        var tappedAt = rows.Number();
        var copiedAt = rows.Number();
        var leftAt = rows.Number();
        // How many leases are remembered, and its slot among them.
        rows.Byte();
        rows.Byte();
        if (state == ByScore && score > until) (seenAt, until) = (score - hold, score);
        return new()
        {
            Site = site,
            Pool = pool,
            Number = number,
            Id = id,
            Session = session,
            Visitor = visitor,
            Target = target,
            Kind = kind,
            SessionStartedAt = sessionStartedAt,
            StartedAt = startedAt,
            SeenAt = seenAt,
            Until = until,
            TappedAt = tappedAt,
            CopiedAt = copiedAt,
            LeftAt = leftAt,
            Visit = RedisJson.ReadVisit(rows.LongUtf8()),
            Ids = RedisJson.ReadIds(rows.LongUtf8()),
        };
    }
}
