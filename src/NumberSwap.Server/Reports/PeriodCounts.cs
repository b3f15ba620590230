using NumberSwap.Core.Attribution;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Reports;

/// <summary>All that was counted of a period, to be added up.</summary>
internal sealed class PeriodCounts(Period period, IReadOnlyList<CallCountRow> calls, IReadOnlyList<VisitCountRow> visits, IReadOnlyList<TimeCountRow> days)
{
    private readonly Dictionary<int, CallFigures> byDay = days.ToDictionary(day => day.Place, FiguresOf);

    public Period Period => period;
    public IReadOnlyList<CallCountRow> Calls => calls;

    public CallFigures Total { get; } =
        calls.Select(FiguresOf).Aggregate(CallFigures.None, (sum, next) => sum + next) with { Visits = visits.Sum(row => row.Visits) };

    public MatchQuality Match
    {
        get
        {
            var named = calls.Where(row => row.Match != MatchLevel.None).ToList();
            var count = named.Sum(row => row.Calls);
            return new MatchQuality(
                named.Where(row => row.Match == MatchLevel.Session).Sum(row => row.Calls),
                named.Where(row => row.Match == MatchLevel.Source).Sum(row => row.Calls),
                Total.Calls - count,
                count > 0 ? named.Sum(row => row.Probability) / count : null,
                named.Sum(row => row.Ambiguous));
        }
    }

    /// <summary>All 168 hours of the week.</summary>
    public static IReadOnlyList<ReportHour> Hours(IReadOnlyList<TimeCountRow> rows)
    {
        var known = rows.ToDictionary(row => row.Place, FiguresOf);
        return [.. Enumerable.Range(0, 7 * 24).Select(place => new ReportHour(1 + (place / 24), place % 24, known.GetValueOrDefault(place, CallFigures.None)))];
    }

    public CallFigures Of(DateOnly day) => byDay.GetValueOrDefault(day.DayNumber, CallFigures.None);

    /// <summary>The figures by what calls and visits have in common.</summary>
    public Dictionary<string, CallFigures> By(Func<CallCountRow, string> keyOfCalls, Func<VisitCountRow, string> keyOfVisits)
    {
        var groups = new Dictionary<string, CallFigures>(StringComparer.Ordinal);
        foreach (var row in calls)
            groups[keyOfCalls(row)] = groups.GetValueOrDefault(keyOfCalls(row), CallFigures.None) + FiguresOf(row);
        foreach (var row in visits)
        {
            var known = groups.GetValueOrDefault(keyOfVisits(row), CallFigures.None);
            groups[keyOfVisits(row)] = known with { Visits = known.Visits + row.Visits };
        }

        return groups;
    }

    private static CallFigures FiguresOf(CallCountRow row) => new(0, row.Calls, row.TargetCalls, row.Answered, row.Missed, row.TalkSeconds, row.Probability);

    private static CallFigures FiguresOf(TimeCountRow row) => new(row.Visits, row.Calls, row.TargetCalls, row.Answered, row.Missed, row.TalkSeconds, row.Probability);
}
