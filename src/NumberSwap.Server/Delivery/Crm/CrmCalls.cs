using NumberSwap.Core.Calls;
using NumberSwap.Core.Reporting;
using NumberSwap.Core.Sites;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Delivery.Crm;

/// <summary>Finds out what is to be done in a CRM for a call that something happened to.</summary>
public sealed class CrmCalls(CallStore calls, CrmRefStore refs, TimeProvider clock)
{
    /// <summary>Somebody who called before counts as a new caller again after so long.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>Calls of one caller that follow each other so closely may be delivered at the same time.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan WaitForOther = TimeSpan.FromSeconds(15);

    /// <summary>Attempts in which the caller's earlier call is waited for.</summary>
    private const int PatientAttempts = 4;

    private const int MostEarlier = 20;

    internal async Task<CrmCall> ReadAsync(DestinationContext context, DeliveryJob job, LeadRule rule, string language, CancellationToken cancellation)
    {
        var told = job.OfCall.Call;
        var call = await calls.FindAsync(told.Site, told.Id, cancellation) ?? told;
        var settings = context.Catalog.ById(call.Site)?.Site.Settings ?? SiteSettings.Default;
        var notes = await NotesAsync(context, call, cancellation);
        var link = context.PublicUrl is null ? null : $"{context.PublicUrl}/sites/{Uri.EscapeDataString(call.Site)}/calls/{Uri.EscapeDataString(call.Id)}";
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var verdict = notes.Find(CallNotes.Lead) is not null ? LeadVerdict.Wanted : await JudgeAsync(context, job, call, settings, rule, cancellation);
        return new CrmCall(call, notes, verdict, new CrmWords(language, zone), link);
    }

    private async Task<LeadVerdict> JudgeAsync(DestinationContext context, DeliveryJob job, CallRecord call, SiteSettings site, LeadRule rule, CancellationToken cancellation) => rule switch
    {
        LeadRule.Answered when !call.Status.HasFlag(CallStatus.Answered) => LeadVerdict.No("No lead: nobody has answered the call."),
        LeadRule.Target when !site.Target.Judge(TargetCall.Of(call)).IsTarget => LeadVerdict.No("No lead: this is no target call."),
        LeadRule.NewCallers => await JudgeCallerAsync(context, job, call, cancellation),
        _ => LeadVerdict.Wanted,
    };

    /// <summary>No lead where an earlier call has one. An earlier call that has none made none, or is just getting it.</summary>
    private async Task<LeadVerdict> JudgeCallerAsync(DestinationContext context, DeliveryJob job, CallRecord call, CancellationToken cancellation)
    {
        var waits = false;
        foreach (var earlier in await calls.OfCallerAsync(call, MostEarlier, cancellation))
        {
            var before = TimeSpan.FromMilliseconds(call.StartedAt - earlier.StartedAt);
            if (before < TimeSpan.Zero || before > Remembered || (before == TimeSpan.Zero && string.CompareOrdinal(earlier.Id, call.Id) > 0))
                continue;
            if ((await NotesAsync(context, earlier, cancellation)).Find(CallNotes.Lead) is { } lead)
                return LeadVerdict.No($"No lead: the caller has called within 30 days and has lead {lead}.");
            waits |= before <= Together && earlier.StartedAt >= context.Destination.CreatedAt;
        }

        return waits && job.Attempt < PatientAttempts
            ? throw CrmStopException.Later("The caller's earlier call comes first.", WaitForOther)
            : LeadVerdict.Wanted;
    }

    private Task<CallNotes> NotesAsync(DestinationContext context, CallRecord call, CancellationToken cancellation) =>
        CallNotes.ReadAsync(refs, clock, context.Destination.Id, call.Site, call.Id, cancellation);
}
