using NumberSwap.Core.Attribution;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Reporting;
using NumberSwap.Core.Traffic;
using NumberSwap.Server.Tests.Sql;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Reports;

[Collection("sql")]
public sealed class ReportStoreTests
{
    private const long HourMs = 3600_000;
    private const long DayMs = 24 * HourMs;
    private const long T = Some.Time;

    private static readonly string[] Zones = ["UTC", "Europe/Moscow", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Cairo"];

    /// <summary>Whatever is written, in whatever order: the days' counts are those of a plain look at all calls.</summary>
    [Theory, ClassData(typeof(Engines))]
    public async Task After_any_moves_the_counts_are_those_of_a_plain_recount(string engine)
    {
        var seed = Random.Shared.Next();
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var chance = new Random(seed);
        await using var test = await TestDatabase.CreateAsync(engine);
        var (records, attributions, store) = (new RecordStore(test), new AttributionStore(test), new ReportStore(test));
        var visits = new Dictionary<string, VisitEntry>(StringComparer.Ordinal);
        var (zone, target, purged) = (Zones[0], TargetRule.Default, false);
        for (var round = 0; round < 25; round++)
        {
            switch (chance.Next(8))
            {
                case 0 or 1:
                    var entries = Enumerable.Range(0, chance.Next(1, 20)).Select(_ => NewVisit(chance)).ToList();
                    foreach (var entry in entries)
                        visits.TryAdd(entry.Session, entry);
                    // Some come twice, as a journal may be read again.
                    await records.RecordAsync([.. entries.Concat(visits.Values.Take(chance.Next(5)))], []);
                    break;
                case 2 or 3:
                    await records.RecordAsync([], [.. Enumerable.Range(0, chance.Next(1, 20)).Select(_ => NewCall(chance))]);
                    break;
                case 4:
                    foreach (var call in (await AllAsync(test)).Where(_ => chance.Next(3) == 0))
                        await attributions.ReplaceAsync(call, NewAttribution(chance), T, null);
                    break;
                case 5:
                    foreach (var call in (await AllAsync(test)).Where(_ => chance.Next(5) == 0))
                        await new CallChangeStore(test).CorrectAsync(call.Site, call.Id, chance.Next(2) == 0 ? null : new CallCorrection(NewAttribution(chance), Actor.Server, T, null), null);
                    break;
                case 6:
                    foreach (var call in (await AllAsync(test)).Where(_ => chance.Next(5) == 0))
                        await new CallChangeStore(test).TagAsync(call.Site, call.Id, _ => chance.Next(2) == 0 ? ["order"] : ["spam", "vip"]);
                    break;
                default:
                    (zone, target) = (Zones[chance.Next(Zones.Length)], NewRule(chance));
                    purged |= chance.Next(3) == 0;
                    if (purged)
                        await new RetentionStore(test).PurgeAsync(0, T + chance.Next(20) * DayMs, 5);
                    break;
            }

            if (chance.Next(3) > 0)
                await CompareAsync(test, store, visits.Values, zone, target, purged, $"seed {seed}, round {round}");
        }

        await CompareAsync(test, store, visits.Values, zone, target, purged, $"seed {seed}, at the end");
    }

    [Fact]
    public async Task A_days_visits_of_too_many_kinds_are_counted_together()
    {
        await using var test = await TestDatabase.CreateAsync(Engines.Sqlite);
        var store = new ReportStore(test);
        var entries = Enumerable.Range(0, 300).Select(i => VisitOf($"s{i}", T, $"kind{i % 299}")).ToList<JournalEntry>();
        await new RecordStore(test).RecordAsync(entries, []);
        var (calendar, day) = (new ReportCalendar(TimeZoneInfo.Utc), DayOf(T, TimeZoneInfo.Utc).DayNumber);
        await store.RefreshAsync("site", calendar, TargetRule.Default, day, day);

        var rows = await store.VisitsAsync("site", day, day);
        Assert.Equal(DayCounter.MostKinds + 1, rows.Count);
        Assert.Equal(300, rows.Sum(row => row.Visits));
        Assert.Equal(2, rows.Single(row => row.Source == "kind0").Visits);
        Assert.Equal(99, rows.Single(row => row.Source == ReportStore.Others).Visits);
    }

    private static async Task CompareAsync(TestDatabase test, ReportStore store, IReadOnlyCollection<VisitEntry> visits, string zoneName, TargetRule target, bool purged, string where)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneName);
        var (first, last) = (DayOf(T - DayMs, zone).DayNumber, DayOf(T + (40 * DayMs), zone).DayNumber);
        await store.RefreshAsync("site", new ReportCalendar(zone), target, first, last);
        var calls = await AllAsync(test);
        // What was deleted cannot be found again, but stays known.
        if (!purged)
            Assert.All(calls, call => Assert.Equal(EarlierOf(call, calls), call.EarlierAt));

        Assert.Equal(
            Lines(calls.GroupBy(call => (call.Cause.Source?.Source ?? "", call.Cause.Source?.Medium ?? "", call.Cause.Campaign ?? "", call.Cause.Match)), group => group.Key.ToString(), target),
            Lines((await store.CallsAsync("site", first, last)).Select(row =>
                $"{(row.Source, row.Medium, row.Campaign, row.Match)}: {row.Calls} {row.TargetCalls} {row.Answered} {row.Missed} {row.TalkSeconds} {row.Probability:0.000} {row.Ambiguous}")));
        Assert.True(
            Lines(calls.GroupBy(call => DayOf(call.StartedAt, zone).DayNumber), group => group.Key.ToString(System.Globalization.CultureInfo.InvariantCulture), target, ambiguous: false)
                == Lines((await store.DaysAsync("site", first, last)).Where(row => row.Calls > 0).Select(row =>
                    $"{row.Place}: {row.Calls} {row.TargetCalls} {row.Answered} {row.Missed} {row.TalkSeconds} {row.Probability:0.000}")),
            where);
        Assert.True(
            Lines(visits.GroupBy(visit => (visit.Visit.Source.Source, visit.Visit.Source.Medium, visit.Visit.Campaign ?? "")).Select(group => $"{group.Key}: {group.Count()}"))
                == Lines((await store.VisitsAsync("site", first, last)).Select(row => $"{(row.Source, row.Medium, row.Campaign)}: {row.Visits}")),
            where);
        Assert.True(
            Lines(visits.GroupBy(visit => HourOf(visit.StartedAt, zone)).Select(group => $"{group.Key}: {group.Count()}"))
                == Lines((await store.HoursAsync("site", first, last)).Where(row => row.Visits > 0).Select(row => $"{row.Place}: {row.Visits}")),
            where);
        Assert.True(
            Lines(calls.GroupBy(call => HourOf(call.StartedAt, zone)).Select(group => $"{group.Key}: {group.Count()}"))
                == Lines((await store.HoursAsync("site", first, last)).Where(row => row.Calls > 0).Select(row => $"{row.Place}: {row.Calls}")),
            where);
    }

    private static string Lines<TKey>(IEnumerable<IGrouping<TKey, CallRecord>> groups, Func<IGrouping<TKey, CallRecord>, string> keyOf, TargetRule target, bool ambiguous = true) => Lines(groups.Select(group =>
    {
        var answered = group.Where(call => call.Status is CallStatus.Answered or CallStatus.Completed).ToList();
        var line = $"{keyOf(group)}: {group.Count()} {group.Count(call => IsTarget(call, target))} {answered.Count} {group.Count(call => call.Status == CallStatus.Missed)} "
            + $"{group.Sum(call => call.TalkSeconds ?? 0)} {group.Sum(call => call.Cause.Probability):0.000}";
        return ambiguous ? $"{line} {group.Count(call => call.Cause.Match != MatchLevel.None && call.Cause.Probability < ReportStore.Sure)}" : line;
    }));

    private static long? EarlierOf(CallRecord call, IReadOnlyList<CallRecord> calls) => call.From is null ? null : calls
        .Where(other => other.From == call.From && other.Status.HasFlag(CallStatus.Answered) && other.StartedAt < call.StartedAt)
        .Max(other => (long?)other.StartedAt);

    private static bool IsTarget(CallRecord call, TargetRule rule) =>
        call.Status is CallStatus.Answered or CallStatus.Completed
        && (call.TalkSeconds >= rule.MinTalkSeconds || (call.Status == CallStatus.Completed && rule.MinTalkSeconds == 0))
        && !(call.EarlierAt >= call.StartedAt - (rule.FirstInDays * DayMs) && rule.FirstInDays > 0)
        && !call.Tags.Intersect(rule.ExcludedTags, StringComparer.Ordinal).Any()
        && (rule.RequiredTags.Count == 0 || call.Tags.Intersect(rule.RequiredTags, StringComparer.Ordinal).Any());

    private static TargetRule NewRule(Random chance) => new()
    {
        MinTalkSeconds = chance.Next(60),
        FirstInDays = chance.Next(3) * chance.Next(10),
        ExcludedTags = chance.Next(2) == 0 ? [] : ["spam"],
        RequiredTags = chance.Next(3) > 0 ? [] : ["order"],
    };

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));

    private static async Task<IReadOnlyList<CallRecord>> AllAsync(TestDatabase test) => await new CallStore(test).ListAsync(new CallFilter { Site = "site", Limit = 1000 });

    private static VisitEntry NewVisit(Random chance) => VisitOf($"s{chance.Next(400)}", T + (chance.Next(39 * 96) * 900_000L) + chance.Next(900_000), $"source{chance.Next(4)}");

    private static VisitEntry VisitOf(string session, long at, string source) =>
        new("site", at, session, "visitor", at, new Visit("https://shop.example/", null, SourceOf(source), source == "source1" ? "campaign" : null), null, []);

    private static RecordedCall NewCall(Random chance)
    {
        // The same few calls are reported again and again.
        var id = chance.Next(60);
        var at = T + (id * 15 * HourMs) + 17;
        var report = new CallReport { Site = "site", Id = $"c{id}", From = id % 7 == 0 ? null : $"+7916000000{id % 5}", Platform = "api", To = "+74951234567", Status = (CallStatus)chance.Next(4), TalkSeconds = chance.Next(3) == 0 ? null : chance.Next(90) };
        return new RecordedCall(new CallEntry("site", at + chance.Next(1000), report, at, []), null, NewAttribution(chance));
    }

    private static CallAttribution NewAttribution(Random chance)
    {
        var match = (MatchLevel)chance.Next(2);
        return match == MatchLevel.None
            ? Some.NoAttribution
            : new CallAttribution(match, chance.Next(100) / 100.0, null, chance.Next(4) == 0 ? null : SourceOf($"source{chance.Next(3)}"), chance.Next(2) == 0 ? null : "campaign", []);
    }

    private static TrafficSource SourceOf(string source) => new() { Source = source, Medium = source == "source2" ? "organic" : "cpc" };

    private static DateOnly DayOf(long at, TimeZoneInfo zone) => DateOnly.FromDateTime(Local(at, zone));

    private static int HourOf(long at, TimeZoneInfo zone)
    {
        var local = Local(at, zone);
        return ((((int)local.DayOfWeek + 6) % 7) * 24) + local.Hour;
    }

    private static DateTime Local(long at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), zone).DateTime;
}
