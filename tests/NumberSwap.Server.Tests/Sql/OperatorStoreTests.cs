using NumberSwap.Core.Calls;
using NumberSwap.Core.Deals;
using NumberSwap.Core.Operators;
using NumberSwap.Core.Reporting;
using NumberSwap.Core.Sites;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

/// <summary>The counts of operators against a naive recount of the same calls, through days on which clocks are changed.</summary>
[Collection("sql")]
public sealed class OperatorStoreTests
{
    private const long Hour = 3_600_000;

    private static readonly string?[] Names = ["Анна", "анна", " Пётр  Иванов", null, "=x"];

    [Theory]
    [InlineData(1, "Europe/Berlin", 2025, 10, 20)]
    [InlineData(2, "America/New_York", 2026, 3, 1)]
    [InlineData(3, "Australia/Lord_Howe", 2026, 3, 30)]
    [InlineData(4, "Asia/Kathmandu", 2026, 1, 28)]
    public async Task Days_are_counted_as_a_naive_recount_counts_them(int seed, string zoneName, int year, int month, int dayOfMonth)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}, {zoneName}");
        await using var test = await TestDatabase.CreateAsync(Engines.Sqlite);
        var random = new Random(seed);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneName);
        var start = new DateTimeOffset(year, month, dayOfMonth, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        var calls = Enumerable.Range(0, 400).Select(i => MakeCall(random, i, start)).ToList();
        await new RecordStore(test).RecordAsync([], [.. calls.Select(Recorded)]);
        var (store, reports, marks, deals) = (new OperatorStore(test), new ReportStore(test), new CallMarkStore(test), new DealStore(test));
        var team = new TeamSettings { ConversationSeconds = 40 };
        await RefreshAsync();
        await CompareAsync("at first");

        foreach (var call in calls.Where(_ => random.Next(3) == 0))
        {
            call.Step = (CallStep)random.Next(6);
            call.Client = random.Next(4) is > 0 and var client ? (ClientType)client : null;
            call.Product = random.Next(3) switch { 0 => null, 1 => "Котлы", _ => "Окна" };
            await marks.ChangeAsync("site", call.Id, _ => new CallMarks(call.Product, call.Client, call.Step, null, 1));
        }

        foreach (var call in calls.Where(_ => random.Next(6) == 0))
        {
            call.IsSold = random.Next(2) == 0;
            await deals.PutAsync([new DealReport { Site = "site", System = "api", ExternalId = call.Id, Call = call.Id, Outcome = call.IsSold ? DealOutcome.Won : DealOutcome.Lost, OpenedAt = start }], start);
        }

        await RefreshAsync();
        await CompareAsync("after marks and deals");
        team = new TeamSettings { ConversationSeconds = 90, ShortSeconds = 60, SubstantialSeconds = 100, LongSeconds = 200 };
        await RefreshAsync();
        await CompareAsync("by other lengths");

        async Task RefreshAsync()
        {
            await store.RebaseAsync("site", team);
            var first = DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(start).DateTime).DayNumber;
            await reports.RefreshAsync("site", new ReportCalendar(zone), TargetRule.Default, first - 2, first + 40);
        }

        async Task CompareAsync(string when)
        {
            var counted = await store.DaysAsync("site", new(2025, 1, 1), new(2027, 1, 1));
            Assert.Equal(Lines(Naive(calls, zone, team)), Lines(counted.Select(day => day with { Operator = day.Operator.ToUpperInvariant() })));
            Assert.True(counted.Count > 40, when);
        }
    }

    private static IEnumerable<OperatorDay> Naive(List<Made> calls, TimeZoneInfo zone, TeamSettings team) =>
        from call in calls
        let local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(call.At), zone)
        let earlier = calls.Where(other => other.Caller == call.Caller && other.At < call.At && other.IsAnswered).Select(other => (long?)other.At).Max()
        let client = call.Client ?? (call.Caller is null || earlier is null ? ClientType.New : ClientType.Repeat)
        let step = call.IsSold ? 5 : Math.Max((int)call.Step, call.IsAnswered && call.Talk >= team.ConversationSeconds ? 2 : 1)
        let isTarget = call.IsAnswered && call.Talk >= 30 && (call.Caller is null || earlier is null || call.At - earlier > 30 * 24 * Hour)
        let one = new OperatorCounts(
            1, call.IsAnswered ? 1 : 0, call.IsAnswered ? 0 : 1, isTarget ? 1 : 0, step >= 2 ? 1 : 0, step >= 3 ? 1 : 0, step >= 4 ? 1 : 0, step >= 5 ? 1 : 0,
            call.IsAnswered ? call.Talk : 0,
            call.IsAnswered && call.Talk < team.ShortSeconds ? 1 : 0,
            call.IsAnswered && call.Talk >= team.ShortSeconds && call.Talk < team.SubstantialSeconds ? 1 : 0,
            call.IsAnswered && call.Talk >= team.SubstantialSeconds && call.Talk < team.LongSeconds ? 1 : 0,
            call.IsAnswered && call.Talk >= team.LongSeconds ? 1 : 0)
        let name = string.Join(' ', (call.Operator ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant()
        group one by (DateOnly.FromDateTime(local.DateTime).DayNumber, name, call.Product ?? "", client) into day
        select new OperatorDay(day.Key.DayNumber, day.Key.name, day.Key.Item3, day.Key.client, OperatorCounts.Sum(day));

    private static IEnumerable<string> Lines(IEnumerable<OperatorDay> days) => days.Select(day => day.ToString()).Order(StringComparer.Ordinal);

    private static Made MakeCall(Random random, int number, long start) => new()
    {
        Id = "c" + number.ToString(null as IFormatProvider),
        // Each at a moment of its own, so that it is known which came first.
        At = start + ((long)random.Next(30 * 24) * Hour) + (random.Next(60) * 60_000) + number,
        Caller = random.Next(5) == 0 ? null : "+7916000" + random.Next(100, 250).ToString(null as IFormatProvider) + "0",
        Operator = Names[random.Next(Names.Length)],
        IsAnswered = random.Next(4) > 0,
        Talk = random.Next(700),
    };

    private static RecordedCall Recorded(Made call)
    {
        var status = call.IsAnswered ? CallStatus.Completed : CallStatus.Missed;
        var made = Some.Call(call.Id, call.At, status).With(report => report with { From = call.Caller, Operator = call.Operator, TalkSeconds = call.IsAnswered ? call.Talk : null });
        return made with { Entry = made.Entry with { StartedAt = call.At } };
    }

    private sealed class Made
    {
        public required string Id { get; init; }
        public required long At { get; init; }
        public string? Caller { get; init; }
        public string? Operator { get; init; }
        public bool IsAnswered { get; init; }
        public int Talk { get; init; }
        public CallStep Step { get; set; }
        public ClientType? Client { get; set; }
        public string? Product { get; set; }
        public bool IsSold { get; set; }
    }
}
