namespace NumberSwap.Server.Reports;

/// <summary>What happened at a site in a period, next to another period.</summary>
/// <param name="TimeZone">IANA name of the zone in which days and hours are counted.</param>
/// <param name="TargetCallSeconds">Talk from which an answered call is a target call, s.</param>
/// <param name="Period">The days that were asked for.</param>
/// <param name="Before">The days to compare with; null without.</param>
/// <param name="Total">All visits and calls of the period.</param>
/// <param name="Sources">By source, most calls first; at most <see cref="MostGroups"/>, the rest as one.</param>
/// <param name="Mediums">By medium, in the same way.</param>
/// <param name="Campaigns">By the ad manager's campaigns, in the same way.</param>
/// <param name="Days">Each day of the period in its order, also those without calls.</param>
/// <param name="Hours">All 168 hours of the week, Monday 0 h first.</param>
public sealed record Overview(
    string Site,
    string TimeZone,
    int TargetCallSeconds,
    Period Period,
    Period? Before,
    CallFigures Total,
    CallFigures? TotalBefore,
    MatchQuality Match,
    MatchQuality? MatchBefore,
    IReadOnlyList<ReportGroup> Sources,
    IReadOnlyList<ReportGroup> Mediums,
    IReadOnlyList<ReportGroup> Campaigns,
    IReadOnlyList<ReportDay> Days,
    IReadOnlyList<ReportHour> Hours)
{
    public const int MostGroups = 50;
}
