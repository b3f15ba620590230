using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Reporting;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Calls;

/// <summary>Turns recorded calls into what lists show.</summary>
public static class CallItems
{
    public static CallItem Of(CallRecord call, Catalog catalog)
    {
        var site = catalog.ById(call.Site);
        var cause = CallService.AnswerOf(call.Id, call.Destination, call.Cause, site);
        var believed = CallService.AnswerOf(call.Id, call.Destination, call.Attribution, site);
        var ring = CallService.AnswerOf(call.Id, call.Destination, call.RingAttribution, site);
        return new CallItem(
            call.Id,
            call.Site.Length > 0 ? call.Site : null,
            call.Platform,
            call.From,
            call.To,
            call.Destination,
            UnixTime.ToUtc(call.StartedAt),
            call.Status,
            call.TalkSeconds,
            call.RingSeconds,
            call.Operator,
            call.RecordingUrl,
            cause.Match,
            cause.Probability,
            cause.Session,
            cause.Source,
            cause.Campaign,
            believed.Candidates,
            believed.Certainty,
            call.AttributionVersion,
            UnixTime.ToUtc(call.AttributedAt),
            StatementOf(ring),
            StatementOf(believed),
            call.Correction is { } correction ? new CallCorrectionItem(correction.By, UnixTime.ToUtc(correction.At), correction.Reason) : null,
            call.CorrectionVersion,
            call.Tags)
        {
            Verdict = (site?.Site.Settings ?? SiteSettings.Default).Target.Judge(TargetCall.Of(call)).ToString(),
        };
    }

    /// <summary>What was said of a call's cause.</summary>
    public static CallStatement StatementOf(CallRecord call, CallAttribution said, Catalog catalog) =>
        StatementOf(CallService.AnswerOf(call.Id, call.Destination, said, catalog.ById(call.Site)));

    private static CallStatement StatementOf(CallAnswer answer) => new(answer.Match, answer.Probability, answer.Session?.Id, answer.Source?.Source, answer.Campaign);
}
