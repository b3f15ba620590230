using System.Globalization;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Reports;

namespace NumberSwap.Server.Dashboard.Overview;

/// <summary>Periods and changes in words.</summary>
public static class Texts
{
    /// <summary>A period's name: "7 days".</summary>
    public static string Of(Words words, string period) => period switch
    {
        "today" => words["Today"],
        "yesterday" => words["Yesterday"],
        "this-month" => words["This month"],
        "last-month" => words["Last month"],
        PeriodChoice.Custom => words["Other days"],
        _ => words.Count(long.Parse(period, CultureInfo.InvariantCulture), "{0} day|{0} days"),
    };

    /// <summary>Its dates: <c>1 Nov – 22 Nov 2026</c>, or the one day. The year stands once where it is one.</summary>
    public static string Dates(Words words, Period period) =>
        period.Days == 1 ? words.Date(period.From)
        : $"{(period.From.Year == period.To.Year ? period.From.ToString("d MMM", words.Culture) : words.Date(period.From))} – {words.Date(period.To)}";

    /// <summary>How much more or less than before, <c>+12 %</c>; null where it cannot be said.</summary>
    public static string? Change(Words words, double? now, double? before) =>
        now is { } one && before is { } other && other > 0 ? Signed(Math.Round(100 * (one - other) / other), size => words.Percent(size / 100)) : null;

    /// <summary>How many percentage points more or less than before, <c>−3 points</c>.</summary>
    public static string? Points(Words words, double? now, double? before) =>
        now is { } one && before is { } other ? Signed(Math.Round(100 * (one - other)), size => words.Count((long)size, "{0} point|{0} points")) : null;

    private static string Signed(double change, Func<double, string> said) => (change > 0 ? "+" : change < 0 ? "\u2212" : "±") + said(Math.Abs(change));
}
