using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Reporting;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Counts days anew: owns the tables <c>call_days</c>, <c>visit_days</c> and <c>report_hours</c>.</summary>
internal sealed class DayCounter(string site, ReportCalendar calendar, TargetRule rule)
{
    /// <summary>Most combinations of campaign, source and medium of a day's visits that are kept apart; visitors write what they like into addresses.</summary>
    internal const int MostKinds = 200;

    /// <summary>Counts the days from <paramref name="first"/> to <paramref name="last"/>, in the caller's transaction.</summary>
    public async Task CountAsync(Work work, int first, int last)
    {
        var range = new { site, first, last };
        foreach (var table in (string[])["call_days", "visit_days", "report_hours"])
        {
            await work.ExecuteAsync($"DELETE FROM {table} WHERE site_id = @site AND day >= @first AND day <= @last", range);
        }

        var calls = await CallsAsync(work, first, last);
        var visits = await VisitsAsync(work, first, last);
        await work.ExecuteEachAsync(
            """
            INSERT INTO call_days (site_id, day, campaign_id, source, medium, match_level, calls, target_calls, answered, missed, talk_seconds, probability, ambiguous)
            VALUES (@Site, @Day, @Campaign, @Source, @Medium, @Match, @Calls, @TargetCalls, @Answered, @Missed, @TalkSeconds, @Probability, @Ambiguous)
            """,
            Days(calls));
        await work.ExecuteEachAsync(
            "INSERT INTO visit_days (site_id, day, campaign_id, source, medium, visits) VALUES (@Site, @Day, @Campaign, @Source, @Medium, @Visits)",
            Days(visits));
        await work.ExecuteEachAsync(
            """
            INSERT INTO report_hours (site_id, day, hour_of_day, visits, calls, target_calls, answered, missed, talk_seconds, probability)
            VALUES (@Site, @Day, @Hour, @Visits, @Calls, @TargetCalls, @Answered, @Missed, @TalkSeconds, @Probability)
            """,
            Hours(calls, visits));
        await new OperatorCounter(site, calendar, rule).CountAsync(work, first, last);
    }

    /// <summary>The rule is asked of each call, here: it is written once, and not in SQL besides.</summary>
    private async Task<List<CallSlot>> CallsAsync(Work work, int first, int last)
    {
        var calls = await work.QueryAsync<CountedCall>(
            CountedCall.Select + " WHERE site_id = @site AND started_at >= @from AND started_at < @to",
            new { site, from = calendar.Start(first) * ReportChanges.SlotMs, to = calendar.Start(last + 1) * ReportChanges.SlotMs });
        return
        [
            .. from call in calls
               group call by (Slot: call.StartedAt / ReportChanges.SlotMs, call.Campaign, call.Source, call.Medium, call.Match) into slot
               select new CallSlot
               {
                   Slot = slot.Key.Slot,
                   Campaign = slot.Key.Campaign ?? "",
                   Source = slot.Key.Source ?? "",
                   Medium = slot.Key.Medium ?? "",
                   Match = slot.Key.Match,
                   Calls = slot.Count(),
                   TargetCalls = slot.Count(call => rule.Judge(call.ToTargetCall()).IsTarget),
                   Answered = slot.Count(call => call.Status.HasFlag(CallStatus.Answered)),
                   Missed = slot.Count(call => call.Status == CallStatus.Missed),
                   TalkSeconds = slot.Sum(call => call.TalkSeconds ?? 0L),
                   Probability = slot.Sum(call => call.Probability),
                   Ambiguous = slot.Count(call => call.Match != MatchLevel.None && call.Probability < ReportStore.Sure),
               },
        ];
    }

    private Task<List<VisitSlot>> VisitsAsync(Work work, int first, int last) => work.QueryAsync<VisitSlot>(
        """
        SELECT slot AS Slot, campaign_id AS Campaign, source AS Source, medium AS Medium, visits AS Visits
        FROM visit_slots WHERE site_id = @site AND slot >= @from AND slot < @to
        """,
        new { site, from = calendar.Start(first), to = calendar.Start(last + 1) });

    private List<CallDay> Days(List<CallSlot> calls) =>
    [
        .. from call in calls
           group call by (calendar.Of(call.Slot).Day, call.Campaign, call.Source, call.Medium, call.Match) into day
           let key = day.Key
           select new CallDay(
               site, key.Day, key.Campaign, key.Source, key.Medium, key.Match, day.Sum(c => c.Calls), day.Sum(c => c.TargetCalls), day.Sum(c => c.Answered),
               day.Sum(c => c.Missed), day.Sum(c => c.TalkSeconds), day.Sum(c => c.Probability), day.Sum(c => c.Ambiguous)),
    ];

    private List<VisitDay> Days(List<VisitSlot> visits)
    {
        var counts = new Dictionary<Kind, long>();
        foreach (var visit in visits)
        {
            var kind = new Kind(calendar.Of(visit.Slot).Day, visit.Campaign, visit.Source, visit.Medium);
            counts[kind] = counts.GetValueOrDefault(kind) + visit.Visits;
        }

        var kept = counts.GroupBy(count => count.Key.Day)
            .SelectMany(day => day.OrderByDescending(count => count.Value).ThenBy(count => count.Key.ToString(), StringComparer.Ordinal).Select((count, place) => place < MostKinds
                ? count
                : new(count.Key with { Source = ReportStore.Others, Medium = ReportStore.Others }, count.Value)));
        return [.. kept.GroupBy(count => count.Key, count => count.Value).Select(day => new VisitDay(site, day.Key.Day, day.Key.Campaign, day.Key.Source, day.Key.Medium, day.Sum()))];
    }

    private List<HourRow> Hours(List<CallSlot> calls, List<VisitSlot> visits)
    {
        var hours = new Dictionary<(int Day, int Hour), HourRow>();
        foreach (var call in calls)
        {
            var hour = Hour(call.Slot);
            hours[(hour.Day, hour.Hour)] = hour with
            {
                Calls = hour.Calls + call.Calls,
                TargetCalls = hour.TargetCalls + call.TargetCalls,
                Answered = hour.Answered + call.Answered,
                Missed = hour.Missed + call.Missed,
                TalkSeconds = hour.TalkSeconds + call.TalkSeconds,
                Probability = hour.Probability + call.Probability,
            };
        }

        foreach (var visit in visits)
        {
            var hour = Hour(visit.Slot);
            hours[(hour.Day, hour.Hour)] = hour with { Visits = hour.Visits + visit.Visits };
        }

        return [.. hours.Values];

        HourRow Hour(long slot)
        {
            var (day, hour) = calendar.Of(slot);
            return hours.GetValueOrDefault((day, hour)) ?? new HourRow(site, day, hour);
        }
    }

    private readonly record struct Kind(int Day, string Campaign, string Source, string Medium);

    private sealed record CallSlot : CallCountRow
    {
        public required long Slot { get; init; }
    }

    private sealed record VisitSlot : VisitCountRow
    {
        public required long Slot { get; init; }
    }

    private sealed record CallDay(
        string Site, int Day, string Campaign, string Source, string Medium, MatchLevel Match, long Calls, long TargetCalls, long Answered, long Missed, long TalkSeconds, double Probability, long Ambiguous);

    private sealed record VisitDay(string Site, int Day, string Campaign, string Source, string Medium, long Visits);

    private sealed record HourRow(string Site, int Day, int Hour)
    {
        public long Visits { get; init; }
        public long Calls { get; init; }
        public long TargetCalls { get; init; }
        public long Answered { get; init; }
        public long Missed { get; init; }
        public long TalkSeconds { get; init; }
        public double Probability { get; init; }
    }
}
