using NumberSwap.Core.Calls;
using NumberSwap.Core.Delivery;
using NumberSwap.Core.Reporting;
using NumberSwap.Core.Sites;

namespace NumberSwap.Server.Delivery.Conversions;

/// <summary>Which calls are reported to a system that counts what it is told as sure.</summary>
/// <param name="TargetOnly">True: only target calls, by the site's rule.</param>
/// <param name="MinProbability">Calls whose cause is less probable are left out.</param>
public sealed record CallChoice(bool TargetOnly, double MinProbability)
{
    public const double UsualProbability = 0.5;

    /// <summary>Why a call is not reported; null: it is.</summary>
    public string? WhyNot(CallRecord call, Site? site)
    {
        if (call.Cause.Probability < MinProbability)
            return FormattableString.Invariant($"Not sent: the cause's probability is {call.Cause.Probability:0.##}, below the setting minProbability of {MinProbability:0.##}.");
        return TargetOnly && !IsTarget(call, site) ? "Not sent: it is no target call, and the setting calls is target." : null;
    }

    /// <summary>Why an event is not reported; null: it is. A call is reported by its end, but for those that ask for its beginning.</summary>
    public string? WhyNot(CallEvent happened, Site? site, bool beginnings = false) => happened.Type switch
    {
        EventType.Completed or EventType.Missed => WhyNot(happened.Call, site),
        EventType.Ringing when beginnings => (this with { TargetOnly = false }).WhyNot(happened.Call, site),
        _ => "Not sent: a call is reported once, when it has ended.",
    };

    /// <summary>True for a call that is over and that the site's rule takes for a target call.</summary>
    public static bool IsTarget(CallRecord call, Site? site) =>
        call.Status != CallStatus.Answered && (site?.Settings ?? SiteSettings.Default).Target.Judge(TargetCall.Of(call)).IsTarget;
}
