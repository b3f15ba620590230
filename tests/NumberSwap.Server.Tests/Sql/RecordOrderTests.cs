using NumberSwap.Core.Calls;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

/// <summary>The journal delivers at least once: whatever is repeated, and however a batch is ordered within, the record comes out the same.</summary>
[Collection("sql")]
public sealed class RecordOrderTests(ITestOutputHelper output)
{
    private static readonly (string Table, string Order)[] Tables =
    [
        ("sessions", "id"), ("leases", "id"), ("session_notes", "session_id, noted_at, kind, number"), ("calls", "site_id, id"),
    ];

    [Theory, ClassData(typeof(Engines))]
    public async Task Order_and_repetition_do_not_matter(string engine)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var history = History(random);
        var expected = await RecordAsync(engine, [history]);
        Assert.True(expected.Count > 100);
        for (var round = 0; round < 5; round++)
        {
            Assert.Equal(expected, await RecordAsync(engine, Deliveries(random, history)));
        }
    }

    /// <summary>The history cut into batches, each shuffled, some delivered again at once or later.</summary>
    private static List<JournalEntry[]> Deliveries(Random random, JournalEntry[] history)
    {
        var deliveries = new List<JournalEntry[]>();
        for (var from = 0; from < history.Length;)
        {
            var to = Math.Min(history.Length, from + random.Next(1, 60));
            var batch = history[from..to];
            random.Shuffle(batch);
            deliveries.Add([.. batch, .. batch[..random.Next(batch.Length)]]);
            if (random.Next(3) == 0)
            {
                deliveries.Add(deliveries[random.Next(deliveries.Count)]);
            }

            from = to;
        }

        return deliveries;
    }

    private static JournalEntry[] History(Random random)
    {
        var entries = new List<JournalEntry>();
        for (var s = 0; s < 40; s++)
        {
            var (session, lease, number) = ($"s{s}", $"l{s}", $"+7{s % 7}");
            var start = Some.Time + random.Next(300_000);
            entries.Add(Some.Started(session, start, Some.Lease(lease, number), Some.Lease($"{lease}-b", "+79")));
            for (var i = random.Next(12); i > 0; i--)
            {
                // Each moment is one entry's alone, so that "the newest" is never a matter of order.
                var at = start + 1 + random.Next(300_000);
                entries.Add(random.Next(7) switch
                {
                    0 => new NoteEntry("site", at, session, (NoteKind)random.Next(3), random.Next(2) == 0 ? number : null),
                    1 => new ReleaseEntry("site", at, lease),
                    2 => Some.Seen(session, at, lease) with { Ids = new Dictionary<string, string>(StringComparer.Ordinal) { ["ga"] = $"{at}" } },
                    3 => Some.Started(session, start, Some.Lease($"{lease}-{i}", number)) with { At = at },
                    4 => CallEntry(random, at, $"c{random.Next(15)}"),
                    _ => Some.Seen(session, at, lease, $"{lease}-b"),
                });
            }
        }

        return [.. entries.DistinctBy(e => e is VisitEntry v && v.At == v.StartedAt ? (v.Session, 0) : ("", e.At)).OrderBy(e => e.At)];
    }

    private static CallEntry CallEntry(Random random, long at, string id) =>
        Some.Call(id, at, (CallStatus)random.Next(4)).With(r => r with
        {
            TalkSeconds = random.Next(2) == 0 ? random.Next(500) : null,
            Operator = random.Next(2) == 0 ? $"op{random.Next(9)}" : null,
            // A caller may be told of late, but is one.
            From = random.Next(2) == 0 ? $"+79{id.Length + (id[^1] % 4)}" : null,
        }).Entry;

    private static async Task<List<string>> RecordAsync(string engine, IReadOnlyList<JournalEntry[]> deliveries)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new RecordStore(test);
        foreach (var batch in deliveries)
        {
            await store.RecordAsync(batch, [.. batch.OfType<CallEntry>().Select(entry => new RecordedCall(entry, "+74955804084", Some.NoAttribution))]);
        }

        var rows = new List<string>();
        foreach (var (table, order) in Tables)
        {
            rows.AddRange(await test.DumpAsync(table, order));
        }

        return rows;
    }
}
