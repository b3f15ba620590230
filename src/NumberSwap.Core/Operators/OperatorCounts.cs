using NumberSwap.Core.Calls;
using NumberSwap.Core.Sites;

namespace NumberSwap.Core.Operators;

/// <summary>What calls add up to. Shares are 0 to 1, and null where there is nothing to divide by.</summary>
/// <param name="Answered">Contacts: calls in which somebody talked.</param>
/// <param name="Missed">Calls that ended without an answer.</param>
/// <param name="TargetCalls">Those that the site's rule takes for target calls.</param>
/// <param name="Conversations">Calls that came at least to a conversation; so do the steps after it.</param>
/// <param name="TalkSeconds">Talk of all answered calls together, s.</param>
/// <param name="Short">Answered calls by the length of their talk, as <see cref="TalkClasses"/> classes them.</param>
public sealed record OperatorCounts(
    long Calls = 0,
    long Answered = 0,
    long Missed = 0,
    long TargetCalls = 0,
    long Conversations = 0,
    long Presentations = 0,
    long Offers = 0,
    long Deals = 0,
    long TalkSeconds = 0,
    long Short = 0,
    long Normal = 0,
    long Substantial = 0,
    long Long = 0)
{
    public static readonly OperatorCounts None = new();

    /// <summary>Talks that are substantial or longer.</summary>
    public long SubstantialTalks => Substantial + Long;

    /// <summary>Talk of an answered call, s.</summary>
    public double? AverageTalkSeconds => Share(TalkSeconds, Answered);

    public double? MissedShare => Share(Missed, Calls);

    /// <summary>Of all calls.</summary>
    public double? ToConversation => Share(Conversations, Calls);

    /// <summary>Of the conversations.</summary>
    public double? ToPresentation => Share(Presentations, Conversations);

    /// <summary>Of the presentations.</summary>
    public double? ToOffer => Share(Offers, Presentations);

    /// <summary>Of the offers.</summary>
    public double? ToDeal => Share(Deals, Offers);

    /// <summary>Deals of all calls.</summary>
    public double? Conversion => Share(Deals, Calls);

    public static OperatorCounts operator +(OperatorCounts one, OperatorCounts other) => new(
        one.Calls + other.Calls,
        one.Answered + other.Answered,
        one.Missed + other.Missed,
        one.TargetCalls + other.TargetCalls,
        one.Conversations + other.Conversations,
        one.Presentations + other.Presentations,
        one.Offers + other.Offers,
        one.Deals + other.Deals,
        one.TalkSeconds + other.TalkSeconds,
        one.Short + other.Short,
        one.Normal + other.Normal,
        one.Substantial + other.Substantial,
        one.Long + other.Long);

    /// <summary>One call.</summary>
    /// <param name="step">As <see cref="CallMarks.StepReached"/> says.</param>
    public static OperatorCounts Of(CallStatus status, int? talkSeconds, CallStep step, bool isTarget, TeamSettings team)
    {
        var isAnswered = status.HasFlag(CallStatus.Answered);
        var talk = isAnswered ? talkSeconds ?? 0 : 0;
        var length = TalkClasses.Of(talk, team);
        return new(
            1,
            One(isAnswered),
            One(status == CallStatus.Missed),
            One(isTarget),
            One(step >= CallStep.Conversation),
            One(step >= CallStep.Presentation),
            One(step >= CallStep.Offer),
            One(step >= CallStep.Deal),
            talk,
            One(isAnswered && length == TalkClass.Short),
            One(isAnswered && length == TalkClass.Normal),
            One(isAnswered && length == TalkClass.Substantial),
            One(isAnswered && length == TalkClass.Long));

        static long One(bool counts) => counts ? 1 : 0;
    }

    public static OperatorCounts Sum(IEnumerable<OperatorCounts> counts) => counts.Aggregate(None, (one, other) => one + other);

    private static double? Share(long part, long whole) => whole == 0 ? null : part / (double)whole;
}
