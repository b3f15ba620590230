using NumberSwap.Server.Reports;

namespace NumberSwap.Server.Callbacks;

/// <summary>Calls of a period that nobody answered, and what was done about them.</summary>
/// <param name="Withheld">Missed calls whose caller hid their number: nobody can call them back.</param>
/// <param name="Tasks">Callers who were to be called back.</param>
/// <param name="Met">Of them: called back, or got through, by the deadline.</param>
/// <param name="Late">Of them: not by the deadline.</param>
/// <param name="MetShare">Of those whose deadline is over or who were called back, 0 to 1; null without any.</param>
/// <param name="CallersNotReached">Those tasks whose deadline is over and of which nothing came, and the calls whose caller hid their number.</param>
/// <param name="CallsNotReached">The missed calls of these.</param>
/// <param name="Conversion">Won deals that came from calls for each answered call; null without answered calls.</param>
/// <param name="Hours">All 168 hours of the week, Monday 0 h first.</param>
public sealed record MissedReport(
    Period Period,
    string TimeZone,
    long Calls,
    long Answered,
    long Missed,
    double? MissedShare,
    long Withheld,
    long Tasks,
    long Met,
    long Late,
    double? MetShare,
    long Reached,
    long GotThrough,
    long CallersNotReached,
    long CallsNotReached,
    long Deals,
    double? Conversion,
    IReadOnlyList<MissedMoney> Money,
    IReadOnlyList<MissedHour> Hours);
