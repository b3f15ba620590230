using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Money;
using NumberSwap.Core.Reporting;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Reports;

/// <summary>Reads what a money report is asked for.</summary>
public static class MoneyQueryReader
{
    /// <summary>Most rows that can be asked for.</summary>
    public const int MostRows = 5000;

    private const int MaxText = 600;

    /// <summary>The request, or the problem to answer with.</summary>
    /// <param name="usualDays">Days up to the last one when the first is not named.</param>
    public static (MoneyRequest? Request, ProblemHttpResult? Problem) Read(IQueryCollection query, DateOnly today, int usualDays = ReportQuery.UsualDays)
    {
        var (period, before, problem) = ReportQuery.Read(query, today, Period.MostMoneyDays, usualDays);
        if (period is null)
            return (null, problem);
        before = period.MonthsBefore();
        if (query.Text("period") is { } span && span != MoneyPeriods.Custom)
        {
            if (MoneyPeriods.Of(span, today) is not { } named)
                return Refuse("period", "It has to be today, yesterday, 7, 30, 90, this-week, last-week, this-month, last-month, this-quarter, last-quarter, this-year or custom.");
            (period, before) = named;
        }

        before = query["compare"].ToString() switch { "none" => null, "year" => period.MonthsYearBefore(), _ => before };
        if (!TryReadWord(query, "by", ReportDimension.Source, out var by))
            return Refuse("by", "It has to be source, medium, campaign, keyword, page, number, operator, product, client, contact, day, week, month, quarter or hour.");
        if (!TryReadWord(query, "model", AttributionModel.Last, out var model))
            return Refuse("model", "It has to be last, nondirect or first.");
        if (!TryReadWord(query, "values", ReportValues.All, out var values))
            return Refuse("values", "It has to be all, certain or expected.");
        if (!TryReadWord(query, "deals", DealDating.Call, out var dating))
            return Refuse("deals", "It has to be call or deal: the day on which a deal is counted.");
        var currency = query.Text("currency")?.ToUpperInvariant();
        if (currency is not null && !Currency.IsKnown(currency))
            return Refuse("currency", "It has to be a currency's code of ISO 4217, for example RUB.");
        var limit = new MoneyQuery().Limit;
        if (query.Text("limit") is { } count && (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > MostRows))
            return Refuse("limit", $"It has to be 1 to {MostRows}.");

        var filter = new SortedDictionary<ReportDimension, string>();
        foreach (var dimension in Enum.GetValues<ReportDimension>().Where(dimension => dimension is < ReportDimension.Day or ReportDimension.Hour))
        {
            var name = NameOf(dimension);
            if (query.Text(name) is not { } value)
                continue;
            if (value.Length > MaxText)
                return Refuse(name, $"It may have {MaxText} characters at most.");
            // A plus that was not escaped in the query has become a space.
            filter[dimension] = dimension == ReportDimension.Number && value[0] == ' ' ? "+" + value[1..] : value;
        }

        return (new(new() { By = by, Model = model, Values = values, Dating = dating, Currency = currency, Filter = filter, Limit = limit }, period, before), null);
    }

    /// <summary>As queries and answers name a dimension.</summary>
    public static string NameOf(ReportDimension dimension) => dimension.ToString().ToLowerInvariant();

    /// <summary>A word of an enum in a query; false when it is none of them.</summary>
    public static bool TryReadWord<T>(IQueryCollection query, string name, T standard, out T value)
        where T : struct, Enum
    {
        value = standard;
        if (query.Text(name) is not { } text)
            return true;
        foreach (var known in Enum.GetValues<T>())
        {
            if (!string.Equals(text, known.ToString(), StringComparison.OrdinalIgnoreCase))
                continue;
            value = known;
            return true;
        }

        return false;
    }

    private static (MoneyRequest?, ProblemHttpResult?) Refuse(string field, Core.ProblemText detail) => (null, Problem.Invalid(field, detail));
}
