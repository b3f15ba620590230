using NumberSwap.Core.Operators;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Mail;
using NumberSwap.Server.Reports;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Operators;

/// <summary>Tells by mail, once, of each goal that falls behind: in the morning, by what was so at the end of the day before.</summary>
public sealed class GoalWatch(OperatorService operators, GoalStore goals, Catalog catalog, MailSender mail, TimeProvider clock, ILogger<GoalWatch> log) : BackgroundService
{
    /// <summary>Nobody is told before this hour by the site's clock.</summary>
    public const int Morning = 8;

    /// <summary>Before a quarter of its days has gone, one bad day says little of a goal.</summary>
    private const int Parts = 4;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    private readonly LogOnce failure = new(clock, TimeSpan.FromMinutes(30));

    /// <summary>The day whose end a goal is judged by: today, which has only begun, would make every goal of a day look bad.</summary>
    public static DateOnly JudgedDay(OperatorService operators, Site site) => operators.Today(site).AddDays(-1);

    /// <summary>True when somebody should be told: it is behind, not only for its first days, and there is time left to do something.</summary>
    public static bool IsToTell(GoalItem goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        var days = goal.To.DayNumber - goal.From.DayNumber + 1;
        return goal.Progress is { State: GoalState.Behind, DaysLeft: > 0 } && (days - goal.Progress.DaysLeft) * Parts >= days;
    }

    /// <summary>Tells of what is to be told of now.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();

        // A day earlier: where it is not today yet, a goal may go on.
        foreach (var id in await goals.UntoldSitesAsync(DateOnly.FromDateTime(now.UtcDateTime).DayNumber - 1, cancellation))
        {
            if (catalog.ById(id)?.Site is not { } site || TimeZoneInfo.ConvertTime(now, ReportService.ZoneOf(site)).Hour < Morning)
                continue;
            foreach (var goal in (await operators.GoalsAsync(site, JudgedDay(operators, site), cancellation)).Where(IsToTell))
                await goals.TellAsync(id, goal.Id, now.ToUnixTimeMilliseconds(), cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (mail.IsOn && !stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!stoppingToken.IsCancellationRequested)
                    await RunAsync(stoppingToken);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                if (failure.IsDue())
                    log.LogWarning(failed, "Goals cannot be looked at now; the next round repeats it");
            }
        }
    }
}
