using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Callbacks;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Telephony;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Sites;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Callbacks;

/// <summary>Who is to be called back: asked for, taken, settled.</summary>
public sealed class CallbackService(CallbackStore store, SiteService sites, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Most tasks in one list.</summary>
    public const int MostListed = 500;

    private const string Kind = "callback";
    private const int MaxNote = 2000;
    private const int MaxWish = 1000;

    /// <summary>Nobody plans further ahead.</summary>
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(366);

    public long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Notes that somebody asks to be called back, in the task that is open for them or a new one; or the problem to answer with.</summary>
    /// <param name="promisedBy">By when they were told that they will be called, Unix ms: the deadline then.</param>
    public async Task<(CallbackTask? Task, ProblemHttpResult? Problem)> RequestAsync(
        Site site, CallbackRequest request, Actor by, CancellationToken cancellation, long? promisedBy = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!E164.TryRead(request.Phone, site.Country, out var phone, out var why))
            return (null, Problem.Invalid("phone", why));
        if (!string.IsNullOrEmpty(request.Name) && InputText.NameProblem(request.Name) is { } problem)
            return (null, problem);
        if (!IsText(request.Text, MaxWish))
            return (null, Problem.Invalid("text", $"It may have {MaxWish} characters at most."));
        if (request.Lead is { Length: > 64 })
            return (null, Problem.Invalid("lead", "It has to be the id of a lead."));
        if (request.WantedAt is { } wanted && !IsSoon(wanted))
            return (null, Problem.Invalid("wantedAt", "It has to be a time within a year from now."));
        var wish = new CallbackWish(site.Id, phone, Text(request.Lead), Text(request.Name), Text(request.Text), Now, request.WantedAt?.ToUnixTimeMilliseconds(), promisedBy);
        return (await store.RequestAsync(wish, trail.Did(by, site.Id, Kind + ".requested", null, null, null, null), cancellation), null);
    }

    /// <summary>Null: it is this person's task now. Else the problem to answer with.</summary>
    public async Task<ProblemHttpResult?> TakeAsync(CallbackTask task, Actor by, CancellationToken cancellation) =>
        await store.TakeAsync(task.Site, task.Id, by, Now, cancellation)
            ? null
            : Problem.Conflict("Somebody else has taken it, or it is closed already. Look at it again.", "task");

    /// <summary>Gives a task back, for anybody to take.</summary>
    public async Task<ProblemHttpResult?> ReleaseAsync(CallbackTask task, CancellationToken cancellation) =>
        await store.TakeAsync(task.Site, task.Id, taker: null, Now, cancellation) ? null : Problem.Conflict("It is closed already.", "task");

    /// <summary>Writes down what became of a task; null, or the problem to answer with.</summary>
    public async Task<ProblemHttpResult?> SettleAsync(CallbackTask task, OutcomeRequest request, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        CallbackOutcome? outcome = request.Outcome switch
        {
            "reached" => CallbackOutcome.Reached,
            "notReached" => CallbackOutcome.NotReached,
            "wrongNumber" => CallbackOutcome.WrongNumber,
            "notNeeded" => CallbackOutcome.NotNeeded,
            _ => null,
        };
        if (outcome is null)
            return Problem.Invalid("outcome", "It has to be reached, notReached, wrongNumber or notNeeded.");
        if (!IsText(request.Note, MaxNote))
            return Problem.Invalid("note", $"A note has {MaxNote} characters at most.");
        if (request.NextTryAt is { } next && (outcome != CallbackOutcome.NotReached || !IsSoon(next)))
            return Problem.Invalid("nextTryAt", "It goes with notReached only, and has to be a time within a year from now.");
        var entry = trail.Did(by, task.Site, Kind + ".settled", task.Id, null, null, new { outcome, request.NextTryAt });
        return await store.SettleAsync(task.Site, task.Id, outcome.Value, Text(request.Note), request.NextTryAt?.ToUnixTimeMilliseconds(), by, Now, entry, cancellation)
            ? null
            : Problem.Conflict("It is closed already.", "task");
    }

    /// <summary>Sets how soon a site calls back, and its working hours; null, or the problem to answer with.</summary>
    public async Task<ProblemHttpResult?> SetRulesAsync(Site site, CallbackSettingsItem request, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Minutes is not (>= 1 and <= CallbackRules.MostMinutes) || request.Minutes is not { } minutes)
            return Problem.Invalid("minutes", $"It has to be 1 to {CallbackRules.MostMinutes} minutes.");
        if (request.Hours is { } days && WorkingHoursReader.DaysProblem("hours", days) is { } problem)
            return problem;
        var before = await store.RulesAsync(site.Id, cancellation);
        var rules = new CallbackRules(minutes, request.Hours is null ? null : new WorkingHours(request.Hours));
        if (!IsSame(before.Hours, rules.Hours))
            await sites.UpdateAsync(site with { Settings = site.Settings with { Hours = rules.Hours } }, by, cancellation);
        if (before.Minutes != minutes)
            await store.SetMinutesAsync(site.Id, minutes, trail.Changed(by, site.Id, "callbackSettings", site.Id, "", new { before.Minutes }, new { rules.Minutes }), cancellation);
        return null;
    }

    private static bool IsSame(WorkingHours? one, WorkingHours? other) => one is null || other is null ? one == other : one.Days.SequenceEqual(other.Days);

    private static bool IsText(string? text, int most) =>
        text is null || (text.Length <= most && !InputText.HasLoneSurrogate(text) && !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')));

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");

    private bool IsSoon(DateTimeOffset time) => time > clock.GetUtcNow() - TimeSpan.FromDays(1) && time < clock.GetUtcNow() + Furthest;
}
