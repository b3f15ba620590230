using NumberSwap.Core.Callbacks;
using NumberSwap.Core.Leads;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Generating;

/// <summary>Makes up how those who were missed, or who asked for it, are called back.</summary>
internal sealed class CallbackMaker(GeneratorSettings settings, SeededIds ids, Staff staff, Random chance)
{
    /// <summary>Within which somebody is to be called back.</summary>
    public const long PromiseMs = 15 * MinuteMs;

    private const long MinuteMs = 60_000;
    private const int FirstHour = 9;
    private const int LastHour = 21;

    private readonly Draw<CallbackOutcome> outcomes = new(
        [CallbackOutcome.Reached, CallbackOutcome.NotReached, CallbackOutcome.NotNeeded, CallbackOutcome.WrongNumber],
        outcome => outcome switch { CallbackOutcome.Reached => 70, CallbackOutcome.NotReached => 20, CallbackOutcome.NotNeeded => 7, _ => 3 });

    private readonly HashSet<string> open = new(StringComparer.Ordinal);

    /// <summary>The task of a missed call; null: nobody knows whom to call, or does so already.</summary>
    public NewCallback? Of(GeneratedCall call) => call.Report.From is { } phone && call.Kind != GeneratedCallKind.Spam
        ? Make(call.Report.Site, phone, call.At, CallbackOrigin.MissedCall) is { } task ? new NewCallback(task with { Missed = 1, LastMissedAt = call.At }, call.Report.Id) : null
        : null;

    /// <summary>The task of a request; null for one that says nobody's phone.</summary>
    public NewCallback? Of(Lead lead) => lead is { Kind: LeadKind.Callback, Phone: { } phone } && Make(lead.Site, phone, lead.MadeAt, CallbackOrigin.Request) is { } task
        ? new NewCallback(task with { Lead = lead.Id, Name = lead.Name }, null)
        : null;

    private CallbackTask? Make(string site, string phone, long at, CallbackOrigin origin)
    {
        var local = SiteBlueprint.Local(at);
        // At night it waits for the morning; else most are called within minutes, and some are forgotten for hours.
        var asked = local.Hour < FirstHour ? SiteBlueprint.UnixMs(DateOnly.FromDateTime(local)) + (FirstHour * 60 * MinuteMs)
            : local.Hour >= LastHour ? SiteBlueprint.UnixMs(DateOnly.FromDateTime(local).AddDays(1)) + (FirstHour * 60 * MinuteMs)
            : at;
        var tried = asked + (long)(Math.Exp(2 + (0.9 * chance.Gauss())) * MinuteMs);
        var task = new CallbackTask { Id = ids.At(at), Site = site, Phone = phone, Origin = origin, MadeAt = at, DeadlineAt = at + PromiseMs, IsOpen = true };
        if (tried >= settings.Until)
            return open.Add(phone) ? task : null;
        var outcome = outcomes.Next(chance);
        var who = staff.OnDuty(tried).Name;
        var closed = Math.Min(tried + (chance.Next(1, 6) * MinuteMs), settings.Until - 1);
        return task with
        {
            IsOpen = false,
            Taker = who,
            TakenAt = Math.Max(at, tried - MinuteMs),
            Tries = outcome == CallbackOutcome.NotReached ? chance.Next(1, 4) : 0,
            TriedAt = tried,
            Outcome = outcome,
            ClosedAt = closed,
            ClosedBy = who,
        };
    }
}
