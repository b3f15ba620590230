namespace NumberSwap.Core.Calls;

/// <summary>What people say of a call beyond its tags.</summary>
/// <param name="Product">What it was about; at most <see cref="MaxText"/> characters.</param>
/// <param name="ClientType">Null: derived, <see cref="Core.Calls.ClientType.Repeat"/> where the caller had called the site before.</param>
/// <param name="Step">What was said; what a call reached by its talk and its deals may be more: <see cref="StepReached"/>.</param>
/// <param name="Reason">Why there was a follow-up call; at most <see cref="MaxText"/> characters.</param>
/// <param name="ChangedAt">Unix ms; 0: nobody has said anything.</param>
public sealed record CallMarks(string? Product, ClientType? ClientType, CallStep Step, string? Reason, long ChangedAt)
{
    /// <summary>The least and the most that a caller can answer.</summary>
    public const int LeastSatisfaction = 1, MostSatisfaction = 5;

    /// <summary>Most characters of a product and of a reason.</summary>
    public const int MaxText = 100;

    /// <summary>Most different products of a site's calls, and most different reasons: they are to be chosen from.</summary>
    public const int MaxOfSite = 500;

    /// <summary>How content the caller was, asked after the call: 1 (not at all) to 5 (very); null: no answer.</summary>
    public int? Satisfaction { get; init; }

    public static readonly CallMarks None = new(Product: null, ClientType: null, CallStep.None, Reason: null, ChangedAt: 0);

    /// <summary>
    /// How far a call came: what was said of it, or what is known without anybody's saying, whichever is more. A won deal is a deal, an answered
    /// call with enough talk a conversation.
    /// </summary>
    /// <param name="talkSeconds">Null: not reported, which is no conversation.</param>
    /// <param name="conversationSeconds">Talk from which an answered call is a conversation.</param>
    /// <param name="isSold">True when a deal that came from the call is won.</param>
    public static CallStep StepReached(CallStatus status, int? talkSeconds, int conversationSeconds, CallStep said, bool isSold)
    {
        var isTalk = status is CallStatus.Answered or CallStatus.Completed && talkSeconds >= conversationSeconds;
        var known = isSold ? CallStep.Deal : isTalk ? CallStep.Conversation : CallStep.Call;
        return known > said ? known : said;
    }
}
