using System.Globalization;
using NumberSwap.Core.Reporting;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Dashboard.Targets;
using NumberSwap.Server.Reports;

namespace NumberSwap.Server.Dashboard.Money;

/// <summary>What money reports say, in words for people.</summary>
internal static class MoneyWords
{
    /// <summary>A dimension's name, as the heading of its column.</summary>
    public static string Dimension(this Words T, ReportDimension by) => by switch
    {
        ReportDimension.Source => T["Source"],
        ReportDimension.Medium => T["Medium"],
        ReportDimension.Campaign => T["Campaign"],
        ReportDimension.Keyword => T["Keyword"],
        ReportDimension.Page => T["Landing page"],
        ReportDimension.Number => T["Dialled number"],
        ReportDimension.Operator => T["Operator"],
        ReportDimension.Product => T["Product"],
        ReportDimension.Client => T["Client type"],
        ReportDimension.Contact => T["Contact type"],
        ReportDimension.Day => T["Day"],
        ReportDimension.Week => T["Week"],
        ReportDimension.Month => T["Month"],
        ReportDimension.Quarter => T["Quarter"],
        _ => T["Weekday and hour"],
    };

    /// <summary>What a row is about.</summary>
    public static string Key(this Words T, ReportDimension by, string key) => (by, key) switch
    {
        (_, MoneyRow.Unknown) => T["Not known"],
        (_, MoneyRow.None) => T["None given"],
        (ReportDimension.Source, "(direct)") => T["Direct visit"],
        (ReportDimension.Client, "new") => T["New"],
        (ReportDimension.Client, "repeat") => T["Repeat"],
        (ReportDimension.Client, "cold") => T["Cold"],
        (ReportDimension.Contact, "call") => T["Call"],
        (ReportDimension.Contact, "form") => T["Web form"],
        (ReportDimension.Contact, _) => T["No contact known"],
        (ReportDimension.Day, _) => T.Date(MoneyChoice.DaysOf(by, key).From),
        (ReportDimension.Week, _) => T.Dates(MoneyChoice.DaysOf(by, key)),
        (ReportDimension.Month, _) => MoneyChoice.DaysOf(by, key).From.ToString("MMMM yyyy", T.Culture),
        (ReportDimension.Quarter, _) => T["Quarter {0} of {1}", key[^1], key[..4]],
        (ReportDimension.Hour, _) when TryReadHour(key, out var day, out var hour) => $"{T.Culture.DateTimeFormat.DayNames[day % 7]}, {hour:00}:00",
        _ => key,
    };

    public static string Period(this Words T, string name) => name switch
    {
        "this-week" => T["This week"],
        "last-week" => T["Last week"],
        "this-quarter" => T["This quarter"],
        "last-quarter" => T["Last quarter"],
        "this-year" => T["This year"],
        _ => Overview.Texts.Of(T, name),
    };

    public static string Dates(this Words T, Period period) => Overview.Texts.Dates(T, period);

    /// <summary>A count, with a fraction where it has one.</summary>
    public static string Figure(this Words T, double count) => Math.Abs(count - Math.Round(count)) < 0.05 ? T.Number((long)Math.Round(count)) : T.Number(count);

    /// <summary><c>450,000 ₽</c>; small amounts with two digits behind the sign.</summary>
    public static string Money(this Words T, decimal? amount, string? currency) =>
        amount is not { } known ? "–" : known.ToString(known == decimal.Truncate(known) || Math.Abs(known) >= 100 ? "N0" : "N2", T.Culture) + "\u00a0" + Sign(currency);

    /// <summary>How content callers were, with how many answered: <c>4.3 (12)</c>.</summary>
    public static string Satisfaction(this Words T, MoneyFigures of) => of.Satisfaction is { } average ? $"{T.Number(average)} ({T.Figure(of.Rated)})" : "–";

    public static string Share(this Words T, double? share) => share is { } known ? T.Percent(known, Math.Abs(known) < 0.1 && known != 0 ? 1 : 0) : "–";

    /// <summary>Why calls are no target calls, by the reason's stored name: <c>short</c>, <c>tag:spam</c>.</summary>
    public static string Reason(this Words T, string name)
    {
        var at = name.IndexOf(':', StringComparison.Ordinal);
        return Enum.TryParse<TargetReason>(at < 0 ? name : name[..at], ignoreCase: true, out var reason) ? T.Verdict(new(reason, at < 0 ? null : name[(at + 1)..])) : name;
    }

    public static string Measure(this Words T, MoneyMeasure measure) => measure switch
    {
        MoneyMeasure.Answered => T["Answered calls"],
        MoneyMeasure.TargetCalls => T["Target calls"],
        MoneyMeasure.NotTarget => T["Calls that are no target calls"],
        MoneyMeasure.Forms => T["Web forms"],
        MoneyMeasure.Leads => T["Leads"],
        MoneyMeasure.Rated => T["Calls with an answer about satisfaction"],
        MoneyMeasure.Offers => T["Calls that came to an offer"],
        MoneyMeasure.Deals => T["Contacts that a deal came of"],
        _ => T["Calls"],
    };

    /// <summary>A source by the name that people know it by: <c>Яндекс.Директ</c>; else <c>source / medium</c>.</summary>
    public static string Channel(this Words T, string source, string? medium) => (source, medium) switch
    {
        ("(direct)", _) => T["Direct visit"],
        ("yandex", "cpc") => T["Yandex Direct"],
        ("google", "cpc") => "Google Ads",
        (_, null or "" or "(none)") => source,
        _ => $"{source} / {medium}",
    };

    private static bool TryReadHour(string key, out int day, out int hour)
    {
        (day, hour) = (0, 0);
        var at = key.IndexOf('-', StringComparison.Ordinal);
        return at > 0 && int.TryParse(key.AsSpan(0, at), NumberStyles.None, CultureInfo.InvariantCulture, out day) && int.TryParse(key.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out hour);
    }

    /// <summary><c>₽</c>; the code of a currency whose sign is not as well known.</summary>
    public static string? Sign(this Words _, string? currency) => Sign(currency);

    private static string? Sign(string? currency) => currency switch { "RUB" => "₽", "USD" => "$", "EUR" => "€", "KZT" => "₸", "GBP" => "£", "UAH" => "₴", _ => currency };
}
