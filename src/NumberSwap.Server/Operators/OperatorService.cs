using NumberSwap.Core.Calls;
using NumberSwap.Core.Operators;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Reports;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Operators;

/// <summary>What the people at the phone did, and how it compares with what they want to reach.</summary>
public sealed class OperatorService(OperatorStore store, ReportStore reports, GoalStore goals, ReportService days)
{
    public DateOnly Today(Site site) => days.Today(site);

    /// <summary>The team in a period, beside the one before.</summary>
    /// <param name="withHidden">True: those that have left are listed too.</param>
    public async Task<OperatorReport> ReportAsync(Site site, OperatorQuery query, bool withHidden, CancellationToken cancellation = default)
    {
        var (now, before, names) = await ReadAsync(site, query, cancellation);
        var (period, then) = Ranges(query, Today(site));
        return new(
            site.Id,
            site.Settings.TimeZone,
            query.Period.Step,
            period,
            then,
            Sum(now),
            Sum(before),
            [.. Lines(now, before, names).Where(line => withHidden || !line.Hidden)],
            Groups(now, before, day => day.Product),
            Groups(now, before, day => KeyOf(day.Client)));
    }

    /// <summary>One operator; null when no call names them and nothing is said of them.</summary>
    public async Task<OperatorCard?> OneAsync(Site site, string name, OperatorQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var today = Today(site);
        var (now, before, names) = await ReadAsync(site, query, cancellation);
        var quarter = CalendarPeriod.Of(CalendarStep.Quarter, today).Before();
        var main = names.Main(OperatorName.Of(name));
        bool Theirs(OperatorDay day) => names.Main(day.Operator).Equals(main, StringComparison.OrdinalIgnoreCase);
        now = [.. now.Where(Theirs)];
        before = [.. before.Where(Theirs)];
        var past = (await DaysAsync(site, quarter.From, quarter.To, cancellation)).Where(Theirs).ToList();
        if (main.Length == 0 || (past.Count == 0 && now.Count == 0 && before.Count == 0 && names.Of(main) is { IsHidden: false, Person: null } && names.Spellings(main).Count == 0
            && !(await store.CalledNamesAsync(site.Id, cancellation)).Any(called => names.Main(OperatorName.Of(called)).Equals(main, StringComparison.OrdinalIgnoreCase))))
        {
            return null;
        }

        var (period, then) = Ranges(query, today);
        var byDay = now.ToLookup(day => day.Day);
        var norm = Sum(past);
        return new(
            query.Period.Step,
            period,
            then,
            Lines(now, before, names).FirstOrDefault() ?? Line(main, [], [], names),
            Groups(now, before, day => day.Product),
            Groups(now, before, day => KeyOf(day.Client)),
            [.. Enumerable.Range(period.From.DayNumber, Math.Max(0, period.To.DayNumber - period.From.DayNumber + 1))
                .Select(day => new OperatorDayCounts(DateOnly.FromDayNumber(day), Sum(byDay[day])))],
            CallNorm.Of(norm.Calls, norm.Deals, DaysWithCalls(past)),
            new(quarter.From, quarter.To),
            [.. (await GoalsAsync(site, cancellation)).Where(goal => goal.Operator is { } of && names.Main(of).Equals(main, StringComparison.OrdinalIgnoreCase))]);
    }

    /// <summary>All goals of a site with how far they have come, those that end last first.</summary>
    public Task<IReadOnlyList<GoalItem>> GoalsAsync(Site site, CancellationToken cancellation = default) => GoalsAsync(site, Today(site), cancellation);

    /// <summary>The same by what was known at the end of a day.</summary>
    public async Task<IReadOnlyList<GoalItem>> GoalsAsync(Site site, DateOnly today, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(site);
        var all = await goals.ListAsync(site.Id, cancellation);
        if (all.Count == 0)
            return [];
        var names = new OperatorNames(await store.NamesAsync(site.Id, cancellation));
        var first = all.Min(goal => goal.Measure == GoalMeasure.ConversionGrowth ? goal.From.AddDays(-goal.Days) : goal.From);
        var past = await DaysAsync(site, first, today, cancellation);
        return [.. all.Select(goal => GoalItem.Of(goal, ProgressOf(goal)))];

        GoalProgress ProgressOf(Goal goal)
        {
            var gone = Math.Clamp(today.DayNumber - goal.From.DayNumber + 1, 0, goal.Days);
            var done = Between(goal, goal.From.DayNumber, gone);
            return GoalProgress.Of(goal, Sum(done), DaysWithCalls(done), Sum(Between(goal, goal.From.DayNumber - goal.Days, goal.Days)), today);
        }

        List<OperatorDay> Between(Goal goal, int from, int days)
        {
            // The name that the goal was set for may be a spelling of another since.
            var main = goal.Operator is { } of ? names.Main(of) : null;
            return [.. past.Where(day => day.Day >= from && day.Day < from + days && (main is null || names.Main(day.Operator).Equals(main, StringComparison.OrdinalIgnoreCase)))];
        }
    }

    public static string KeyOf(ClientType client) => client switch { ClientType.Repeat => "repeat", ClientType.Cold => "cold", _ => "new" };

    /// <summary>The period, the one before, and who is meant by which name.</summary>
    private async Task<(List<OperatorDay> Now, List<OperatorDay> Before, OperatorNames Names)> ReadAsync(Site site, OperatorQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(query);
        var (period, before) = Ranges(query, Today(site));
        var read = await DaysAsync(site, before.From, period.To, cancellation);
        return (In(period), In(before), new OperatorNames(await store.NamesAsync(site.Id, cancellation)));

        List<OperatorDay> In(DayRange range) => [.. read.Where(day => day.Day >= range.From.DayNumber && day.Day <= range.To.DayNumber && query.Takes(day))];
    }

    private async Task<IReadOnlyList<OperatorDay>> DaysAsync(Site site, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        if (to < from)
            return [];
        await store.RebaseAsync(site.Id, site.Settings.Team, cancellation);
        await reports.RefreshAsync(
            site.Id, new ReportCalendar(ReportService.ZoneOf(site)), site.Settings.Target, from.DayNumber, to.DayNumber, cancellation);
        return await store.DaysAsync(site.Id, from, to, cancellation);
    }

    private static (DayRange Now, DayRange Before) Ranges(OperatorQuery query, DateOnly today)
    {
        var (now, before) = (query.Period.Until(today), query.Period.BeforeUntil(today));
        return (new(now.From, now.To), new(before.From, before.To));
    }

    private static IEnumerable<OperatorLine> Lines(List<OperatorDay> now, List<OperatorDay> before, OperatorNames names)
    {
        var then = before.ToLookup(day => names.Main(day.Operator), StringComparer.OrdinalIgnoreCase);
        var these = now.ToLookup(day => names.Main(day.Operator), StringComparer.OrdinalIgnoreCase);
        return these.Select(group => group.Key).Union(then.Select(group => group.Key), StringComparer.OrdinalIgnoreCase)
            .Select(name => Line(name, these[name], then[name], names))
            .OrderBy(line => line.Name.Length == 0).ThenByDescending(line => line.Now.Calls).ThenBy(line => line.Name, StringComparer.Ordinal);
    }

    private static OperatorLine Line(string name, IEnumerable<OperatorDay> now, IEnumerable<OperatorDay> before, OperatorNames names)
    {
        var said = names.Of(name);
        return new(name, names.Spellings(name), said.IsHidden, said.Person, Sum(now), Sum(before));
    }

    private static List<OperatorGroup> Groups(List<OperatorDay> now, List<OperatorDay> before, Func<OperatorDay, string> key)
    {
        var (these, then) = (now.ToLookup(key, StringComparer.Ordinal), before.ToLookup(key, StringComparer.Ordinal));
        return [.. these.Select(group => group.Key).Union(then.Select(group => group.Key), StringComparer.Ordinal)
            .Select(name => new OperatorGroup(name, Sum(these[name]), Sum(then[name])))
            .OrderByDescending(group => group.Now.Calls).ThenBy(group => group.Key, StringComparer.Ordinal)];
    }

    private static OperatorCounts Sum(IEnumerable<OperatorDay> days) => OperatorCounts.Sum(days.Select(day => day.Counts));

    private static int DaysWithCalls(IEnumerable<OperatorDay> days) => days.Where(day => day.Counts.Calls > 0).Select(day => day.Day).Distinct().Count();
}
