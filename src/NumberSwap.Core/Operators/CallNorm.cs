namespace NumberSwap.Core.Operators;

/// <summary>What a deal cost an operator in calls, by what was: the norm of the calls to come.</summary>
/// <remarks>
/// The days are those on which the operator took calls, whatever the calendar says of weekends. So 1,200 calls and 10 deals in a quarter are 120
/// calls a deal, and 12 to 15 calls a day: a phone that is staffed on every day of the quarter has 90 to 92 of them, which makes 13; 80 days, a
/// six-day week with a few free days more, make 15. (A five-day week, 65 days, would make 18: the figure cannot mean that one.)
/// </remarks>
/// <param name="Days">Days with calls.</param>
/// <param name="CallsPerDeal">Null: there was no deal.</param>
/// <param name="CallsPerDay">Null: there was no call.</param>
public sealed record CallNorm(long Calls, long Deals, int Days, double? CallsPerDeal, double? CallsPerDay)
{
    public static CallNorm Of(long calls, long deals, int days) => new(
        calls, deals, days, deals == 0 ? null : calls / (double)deals, days == 0 ? null : calls / (double)days);
}
