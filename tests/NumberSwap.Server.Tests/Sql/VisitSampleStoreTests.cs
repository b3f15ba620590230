using NumberSwap.Core.Journal;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class VisitSampleStoreTests
{
    private const long Hour = 3_600_000;

    [Theory, ClassData(typeof(Engines))]
    public async Task Few_visits_are_all_read(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await RecordAsync(test, [.. Enumerable.Range(0, 10).Select(i => Some.Started("s" + i, Some.Time + (i * Hour)))]);

        var sample = await new VisitSampleStore(test).ReadAsync("site", Some.Time + Hour, Some.Time + (9 * Hour), most: 8);

        Assert.Equal((8, true, 8), (sample.Sessions, sample.IsWhole, sample.Visits.Count));
        Assert.Equal(Some.Visit().LandingPage, sample.Visits[0].LandingPage);
        Assert.Empty((await new VisitSampleStore(test).ReadAsync("other", Some.Time, Some.Time + (9 * Hour), most: 8)).Visits);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Of_many_visits_a_fair_sample_is_read(string engine)
    {
        const int Seed = 7;
        const int Visits = 6000;
        const long Week = 168 * Hour;
        await using var test = await TestDatabase.CreateAsync(engine);
        var random = new Random(Seed);

        // The second half of the week has twice the visits of the first, all of them of another source.
        await RecordAsync(test, [.. Enumerable.Range(0, Visits).Select(i => Some.Started(
            "s" + i, Some.Time + (i % 3 == 0 ? random.NextInt64(Week / 2) : (Week / 2) + random.NextInt64(Week / 2)))
            with { Visit = Some.Visit(i % 3 == 0 ? "early" : "late") })]);

        var sample = await new VisitSampleStore(test).ReadAsync("site", Some.Time, Some.Time + Week, most: 1500);

        Assert.False(sample.IsWhole);
        Assert.InRange(sample.Visits.Count, 900, 2400);
        Assert.InRange(sample.Sessions, Visits * 0.85, Visits * 1.15);
        Assert.InRange(sample.Visits.Count(visit => visit.Source.Source == "early") / (double)sample.Visits.Count, 0.28, 0.39);
    }

    private static Task RecordAsync(TestDatabase test, IReadOnlyList<JournalEntry> entries) => new RecordStore(test).RecordAsync(entries, []);
}
