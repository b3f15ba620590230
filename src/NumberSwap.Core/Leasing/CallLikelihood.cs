namespace NumberSwap.Core.Leasing;

/// <summary>
/// How likely the visitor of a lease is to call now, compared with that of another lease. When numbers have to be shared, the one with
/// the least is: whoever had it is then the least likely to be mistaken for the newcomer, or to call at all.
/// </summary>
/// <remarks>
/// The densities of <see cref="Attribution.DelayModel.Prior"/>, made so simple that every pool computes the same: sums, products and
/// quotients of doubles are the same everywhere, exponentials are not, and the power law that stands for them loses nothing. The
/// constants are public because the scripts of Redis get them from here.
/// </remarks>
public static class CallLikelihood
{
    /// <summary>Share of the calls that come while the page is open.</summary>
    public const double OnPage = 0.55;

    /// <summary>Mean time in which a page that was just opened causes its call, in ms (74 s).</summary>
    public const double YoungestMs = 74_000;

    /// <summary>How much of a page's age is added to that time: who has been there for long is likely to stay for longer.</summary>
    public const double Ageing = 1.3;

    /// <summary>Share of the calls that come soon after the page was left.</summary>
    public const double Afterwards = 0.3;

    /// <summary>Time in which those become rare, in ms (15 minutes).</summary>
    public const double AfterwardsMs = 900_000;

    /// <summary>Calls per ms of a visitor to whom these times apply; all in ms. One that lies in the future counts as now.</summary>
    public static double Of(long startedAt, long seenAt, long leftAt, long now)
    {
        var silence = Math.Max(0, now - seenAt);
        if (leftAt < seenAt && silence <= SessionRules.OverdueMs) return OnPage / (YoungestMs + (Ageing * Math.Max(0, now - startedAt)));
        var rarer = 1 + (silence / AfterwardsMs);
        return Afterwards / AfterwardsMs / (rarer * rarer);
    }
}
