namespace NumberSwap.Server.Reports;

/// <summary>Counts of visits and of what they led to. They add up.</summary>
/// <param name="Visits">Sessions that began. They stay counted when retention takes the sessions.</param>
/// <param name="Calls">All calls.</param>
/// <param name="TargetCalls">Those that the site's rule takes for target calls, <see cref="Core.Sites.SiteSettings.Target"/>.</param>
/// <param name="Answered">Calls that were answered.</param>
/// <param name="Missed">Calls that ended without an answer.</param>
/// <param name="TalkSeconds">Talk of all calls together, s.</param>
/// <param name="Expected">The calls' probabilities added up: how many of them can be expected to be of this source or campaign.</param>
public sealed record CallFigures(long Visits, long Calls, long TargetCalls, long Answered, long Missed, long TalkSeconds, double Expected)
{
    public static readonly CallFigures None = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Mean talk of an answered call, s; null when none was answered.</summary>
    public double? AverageTalkSeconds => Answered > 0 ? (double)TalkSeconds / Answered : null;

    /// <summary>Calls per visit, 0 to 1 and more; null without visits.</summary>
    public double? Conversion => Visits > 0 ? (double)Calls / Visits : null;

    public static CallFigures operator +(CallFigures one, CallFigures other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return new(
            one.Visits + other.Visits,
            one.Calls + other.Calls,
            one.TargetCalls + other.TargetCalls,
            one.Answered + other.Answered,
            one.Missed + other.Missed,
            one.TalkSeconds + other.TalkSeconds,
            one.Expected + other.Expected);
    }
}
