using NumberSwap.Core.Checklists;
using NumberSwap.Core.Conversations;
using NumberSwap.Core.Operators;
using NumberSwap.Core.Reporting;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Callbacks;
using NumberSwap.Server.Checklists;
using NumberSwap.Server.Conversations.Findings;
using NumberSwap.Server.Operators;
using NumberSwap.Server.Reports;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Reviews;

/// <summary>Puts a quarter together from the reports that there are, so that it never says anything else than they do.</summary>
public sealed class ReviewService(
    MoneyReports money,
    MissedReportService missed,
    OperatorService operators,
    FollowUpService followUps,
    ConversationReports conversations,
    ChecklistStore checklists,
    ResultService results,
    ReportService days)
{
    /// <summary>Rows of a report that a page has room for; the others are added up in one.</summary>
    public const int MostRows = 8;

    private const int MostQuestions = 5;
    private const int MostCases = 10;

    // A calendar counts in quarters of an hour.
    private const long SlotMs = 900_000;

    public DateOnly Today(Site site) => days.Today(site);

    public async Task<QuarterlyReview> OfAsync(Site site, CalendarPeriod quarter, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(quarter);
        var today = Today(site);
        var (period, before) = (PeriodOf(quarter.Until(today)), PeriodOf(quarter.BeforeUntil(today)));

        // Beside each other: a read of SQLite keeps its thread busy, and the slowest is as long as all the others.
        var cases = Task.Run(
            () => followUps.BesideAsync(site, new FollowUpQuery(period.From, period.To), new FollowUpQuery(before.From, before.To), MostCases, cancellation), cancellation);
        var team = Task.Run(() => operators.ReportAsync(site, new OperatorQuery(quarter), withHidden: false, cancellation), cancellation);
        var talk = Task.Run(() => TalkAsync(site, period, before, cancellation), cancellation);
        var goals = await operators.GoalsAsync(site, cancellation);
        return new QuarterlyReview(
            site.Id,
            Quarter.NameOf(quarter),
            period,
            before,
            await MoneyAsync(ReportDimension.Source),
            await MoneyAsync(ReportDimension.Campaign),
            await MoneyAsync(ReportDimension.Contact),
            await missed.OfAsync(site, period, cancellation),
            await missed.OfAsync(site, before, cancellation),
            await team,
            [.. goals.Where(goal => goal.From <= period.To && goal.To >= period.From)],
            [.. goals.Where(goal => goal.From <= before.To && goal.To >= before.From)],
            (await cases).Now,
            (await cases).Before,
            await talk,
            await ChecklistsAsync(site, quarter, today, cancellation));

        Task<MoneyReport> MoneyAsync(ReportDimension by) =>
            money.ReportAsync(site, new MoneyRequest(new MoneyQuery { By = by, Limit = MostRows }, period, before), cancellation);
    }

    private static Period PeriodOf(CalendarPeriod quarter) => new(quarter.From, quarter.To);

    private async Task<ReviewTalk> TalkAsync(Site site, Period period, Period before, CancellationToken cancellation)
    {
        var calendar = new ReportCalendar(ReportService.ZoneOf(site));
        var (from, to) = Span(period);
        var (earlier, until) = Span(before);
        return new ReviewTalk(
            await conversations.QuestionsAsync(site.Id, from, to, Speaker.Caller, cancellation, MostQuestions),
            await conversations.QuestionsAsync(site.Id, earlier, until, Speaker.Caller, cancellation, MostQuestions),
            await conversations.QuestionsAsync(site.Id, from, to, Speaker.Operator, cancellation, MostQuestions),
            await conversations.StagesAsync(site.Id, from, to, cancellation, withOperators: false),
            await conversations.StagesAsync(site.Id, earlier, until, cancellation, withOperators: false));

        (long From, long To) Span(Period of) => (calendar.Start(of.From.DayNumber) * SlotMs, calendar.Start(of.To.DayNumber + 1) * SlotMs);
    }

    private async Task<IReadOnlyList<ResultAnswer>> ChecklistsAsync(Site site, CalendarPeriod quarter, DateOnly today, CancellationToken cancellation)
    {
        var (first, last) = Quarter.WeeksOf(quarter, today);
        var answers = new List<ResultAnswer>();
        foreach (var list in await checklists.ListAsync(site.Id, cancellation))
        {
            var answer = ResultAnswer.Of(await results.OfAsync(site, list, first, last, cancellation));
            if (answer.All.Calls > 0)
                answers.Add(answer);
        }

        return answers;
    }
}
