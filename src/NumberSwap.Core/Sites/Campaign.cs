using NumberSwap.Core.Traffic;

namespace NumberSwap.Core.Sites;

/// <summary>An ad manager's rule: which visits it covers, and which pool or static number serves them.</summary>
/// <param name="Code">Short number, unique within the site and never used again, that session ids carry.</param>
/// <param name="Priority">The highest that matches wins.</param>
/// <param name="Pool">Id of the pool that serves its visits, or null.</param>
/// <param name="Number">Static tracking number (E.164), the same for everybody, or null. Exactly one of the two is set.</param>
/// <param name="Target">Target (E.164) that <paramref name="Number"/> stands in for; null with a pool, which knows its own.</param>
/// <param name="CreatedAt">Unix time in ms.</param>
public sealed record Campaign(
    string Id,
    string Site,
    int Code,
    string Name,
    int Priority,
    CampaignRule Match,
    string? Pool,
    string? Number,
    string? Target,
    long CreatedAt)
{
    /// <summary>
    /// True: it covers no new visit, so that these go on to the next rule. Visits that it covered before keep their number until they end, as
    /// after any change of a rule, calls from them still count for it, and its static number still leads to it. Its pool stays its own.
    /// </summary>
    public bool Paused { get; init; }
}
