using NumberSwap.Core.Callbacks;
using NumberSwap.Core.Mail;
using NumberSwap.Core.Operators;
using NumberSwap.Core.People;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Dashboard.Operators;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Operators;
using NumberSwap.Server.People;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Mail;

/// <summary>Writes mails in their readers' language, with no more of a caller's number than the reader may see.</summary>
public sealed class MailComposer(Catalog catalog, AlertStore alerts, CallbackStore callbacks, OperatorService operators, Settings settings, TimeProvider clock)
{
    /// <summary>Callers that one mail names; of more, only how many there are.</summary>
    private const int MostNamed = 20;

    private string? PublicUrl => settings.Options.PublicUrl?.TrimEnd('/');

    /// <summary>What several mails for one recipient of one site come to; null when there is nothing left to say, or nobody who is to be told.</summary>
    public async Task<MailText?> WriteAsync(string recipient, IReadOnlyList<QueuedMail> mails, CancellationToken cancellation)
    {
        if (catalog.ById(mails[0].Site) is not { } site)
            return null;
        var (person, address) = await alerts.FindAsync(site.Site.Id, recipient, cancellation);
        var role = person?.RoleAt(site.Site.Id);
        // Who has left the site, or was never named for it, is told nothing.
        if (address is { Person: not null } && role is null)
            return null;
        var viewer = new Viewer(catalog);
        viewer.Set(role is null ? null : new PersonFeature(person!, ""), site);
        var T = new Words(viewer) { Language = address?.Language ?? person?.Language ?? "en" };
        var parts = new List<string>();
        string? subject = null;

        var tasks = address is null ? [] : await TasksAsync(mails, cancellation);
        if (tasks.Count > 0)
        {
            subject = tasks.Count == 1 ? One(T, viewer, tasks[0]) : T.Count(tasks.Count, "{0} people wait for a call back|{0} people wait for a call back");
            parts.Add(Callers(T, viewer, tasks));
        }

        var goals = address is null ? [] : await GoalsAsync(site.Site, mails, cancellation);
        if (goals.Count > 0)
        {
            subject ??= T.Count(goals.Count, "{0} goal falls behind|{0} goals fall behind");
            parts.Add(string.Join("\n\n", goals.Select(goal => Goal(T, goal))) + Link($"/sites/{site.Site.Id}/operators#goals"));
        }

        foreach (var name in mails.Where(mail => mail.Kind == MailKind.DestinationPaused && role >= Role.Manager).Select(mail => mail.Subject).Distinct(StringComparer.Ordinal))
        {
            subject ??= T["Nothing arrives at {0} any more", name];
            parts.Add(T["“{0}” is paused: all attempts to deliver events there have failed for an hour. The events wait. See what it answers, and resume it.", name] + Link($"/sites/{site.Site.Id}/destinations"));
        }

        if (mails.Any(mail => mail.Kind == MailKind.Test))
        {
            subject ??= T["Mails from NumberSwap arrive"];
            parts.Add(T["This is the mail that you asked for, to see that mails arrive. There is nothing to do."]);
        }

        return subject is null ? null : new MailText($"{subject}: {OneLine(site.Site.Name)}", string.Join("\n\n", parts) + "\n");
    }

    private async Task<List<CallbackTask>> TasksAsync(IReadOnlyList<QueuedMail> mails, CancellationToken cancellation)
    {
        var open = new List<CallbackTask>();
        foreach (var mail in mails.Where(mail => mail.Task is not null).DistinctBy(mail => mail.Task))
        {
            if (await callbacks.FindAsync(mail.Site, mail.Task!, cancellation) is { IsOpen: true } task)
                open.Add(task);
        }

        return open;
    }

    private static string One(Words T, Viewer viewer, CallbackTask task) => task.HasAsked
        ? T["{0} asks to be called back", viewer.Caller(task.Phone)]
        : T["Missed call from {0}", viewer.Caller(task.Phone)];

    private string Callers(Words T, Viewer viewer, List<CallbackTask> tasks)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var lines = tasks.Take(MostNamed).Select(task => (task.DueAt < now
            ? T["{0}, at {1}. The time to call back is over since {2}.", One(T, viewer, task), T.Time(task.HeardAt), T.DateTime(task.DueAt)]
            : T["{0}, at {1}. Call back by {2}.", One(T, viewer, task), T.Time(task.HeardAt), T.DateTime(task.DueAt)])
            + Link($"/sites/{task.Site}/missed#task-{task.Id}"));
        var text = string.Join("\n\n", lines);
        return tasks.Count <= MostNamed ? text : text + "\n\n" + T["… and {0} more", T.Number(tasks.Count - MostNamed)] + Link($"/sites/{tasks[0].Site}/missed");
    }

    /// <summary>The goals of these mails that are behind still.</summary>
    private async Task<List<GoalItem>> GoalsAsync(Site site, IReadOnlyList<QueuedMail> mails, CancellationToken cancellation)
    {
        var told = mails.Where(mail => mail.Kind == MailKind.GoalBehind).Select(mail => mail.Subject).ToHashSet(StringComparer.Ordinal);
        return told.Count == 0 ? []
            : [.. (await operators.GoalsAsync(site, GoalWatch.JudgedDay(operators, site), cancellation)).Where(goal => told.Contains(goal.Id) && goal.Progress.State == GoalState.Behind)];
    }

    private static string Goal(Words T, GoalItem goal)
    {
        var line = T["{0}, {1}: at least {2} by {3}. So far {4}", goal.Operator is { } name ? OneLine(name) : T["The team"], T.Measure(goal.Measure), T.Amount(goal.Target), T.Date(goal.To), T.Amount(goal.Progress.Value)];
        var end = goal.Measure == GoalMeasure.Deals ? "; " + T["on the last day {0}", T.Amount(goal.Progress.Projected)] : "";
        return $"{line}{end}; {T.Count(goal.Progress.DaysLeft, "{0} day left|{0} days left")}.";
    }

    private string Link(string path) => PublicUrl is { } url ? "\n" + url + path : "";

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
