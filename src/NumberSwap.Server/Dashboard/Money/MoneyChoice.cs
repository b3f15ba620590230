using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using NumberSwap.Core.Reporting;
using NumberSwap.Server.Reports;

namespace NumberSwap.Server.Dashboard.Money;

/// <summary>What a money report's page is asked for in its address, and the addresses of what is beside it.</summary>
public sealed class MoneyChoice
{
    private const int MaxText = 600;
    private const int MaxReason = 200;

    private static readonly string[] Options = ["by", "model", "values", "deals", "currency", "compare", "period", "from", "to", "hour"];

    private readonly Dictionary<string, string> asked = new(StringComparer.Ordinal);

    private MoneyChoice()
    {
    }

    /// <summary>Dimensions that are no times: those a report can be narrowed by.</summary>
    public static IReadOnlyList<ReportDimension> Dimensions { get; } = [.. Enum.GetValues<ReportDimension>().Where(dimension => dimension < ReportDimension.Day)];

    public MoneyRequest Request { get; private set; } = null!;

    /// <summary>The period's name, <see cref="MoneyPeriods.Custom"/> for other days.</summary>
    public string PeriodName { get; private set; } = MoneyPeriods.Usual;

    /// <summary>What is wrong with what was asked for; then the usual report is shown.</summary>
    public ProblemHttpResult? Problem { get; private set; }

    /// <summary>What the report is narrowed to: names in the address, with their values.</summary>
    public IEnumerable<(ReportDimension By, string Key)> Filter => Request.Query.Filter.Select(pair => (pair.Key, pair.Value));

    /// <summary>What a form has to keep beside its own fields.</summary>
    public IEnumerable<KeyValuePair<string, string>> Kept(params string[] but) => asked.Where(pair => !but.Contains(pair.Key, StringComparer.Ordinal));

    /// <param name="usual">The days that are meant when none are named; null: the usual ones.</param>
    public static MoneyChoice Read(IQueryCollection query, DateOnly today, Period? usual = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        var choice = new MoneyChoice();
        foreach (var field in Options.Concat(Dimensions.Select(MoneyQueryReader.NameOf)))
        {
            if (query[field].ToString().Trim() is { Length: > 0 and <= MaxText } value)
                choice.asked[field] = value;
        }

        var known = choice.asked.ToDictionary(pair => pair.Key, pair => new StringValues(pair.Value), StringComparer.Ordinal);
        var name = choice.asked.GetValueOrDefault("period") ?? (choice.asked.ContainsKey("from") ? MoneyPeriods.Custom : MoneyPeriods.Usual);
        var isUsual = usual is not null && !choice.asked.ContainsKey("period") && !choice.asked.ContainsKey("from");
        if (isUsual)
            (known["from"], known["to"]) = (Text(usual!.From), Text(usual.To));
        if (isUsual || MoneyPeriods.Of(name, today) is null)
            name = MoneyPeriods.Custom;
        known["period"] = choice.PeriodName = name;
        var (request, problem) = MoneyQueryReader.Read(new QueryCollection(known), today);
        if (request is null)
        {
            choice.asked.Clear();
            (request, _) = MoneyQueryReader.Read(QueryCollection.Empty, today);
            (choice.Problem, choice.PeriodName) = (problem, MoneyPeriods.Usual);
        }

        choice.Request = request!;
        return choice;
    }

    /// <summary>What the page of customers is asked for: a year where no days are named, and sources instead of times.</summary>
    public static MoneyChoice ReadCustomers(IQueryCollection query, DateOnly today)
    {
        var choice = Read(query, today, new(today.AddDays(1 - CustomersReports.UsualDays), today));
        if (choice.Request.Query.By >= ReportDimension.Day)
            choice.Request = choice.Request with { Query = choice.Request.Query with { By = ReportDimension.Source } };
        return choice;
    }

    /// <summary>Which figure's contacts an address asks for; the reason only of calls that are no target calls.</summary>
    public static (MoneyMeasure Measure, string? Reason) ReadMeasure(IQueryCollection query)
    {
        MoneyQueryReader.TryReadWord(query, "measure", MoneyMeasure.Calls, out var measure);
        return (measure, measure == MoneyMeasure.NotTarget && query["reason"].ToString() is { Length: > 0 and <= MaxReason } named ? named : null);
    }

    /// <summary>The address with some values changed; null takes one away.</summary>
    public string Address(string path, params (string Name, string? Value)[] changes)
    {
        var values = new Dictionary<string, string?>(asked.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)), StringComparer.Ordinal);
        foreach (var (name, value) in changes)
            values[name] = value;
        return QueryHelpers.AddQueryString(path, values.Where(pair => !string.IsNullOrEmpty(pair.Value)).ToDictionary(StringComparer.Ordinal));
    }

    /// <summary>The changes that narrow the report to one of its rows.</summary>
    public (string Name, string? Value)[] Narrow(string key)
    {
        var by = Request.Query.By;
        if (by < ReportDimension.Day || by == ReportDimension.Hour)
            return [(MoneyQueryReader.NameOf(by), key)];
        var days = DaysOf(by, key);
        return [("period", MoneyPeriods.Custom), ("from", Text(Max(days.From, Request.Period.From))), ("to", Text(Min(days.To, Request.Period.To)))];
    }

    /// <summary>The days of a row of times: <c>2026-11-22</c>, <c>2026-11</c>, <c>2026-Q4</c>.</summary>
    public static Period DaysOf(ReportDimension by, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var year = int.Parse(key.AsSpan(0, 4), CultureInfo.InvariantCulture);
        if (by == ReportDimension.Quarter)
        {
            var first = new DateOnly(year, (3 * (key[^1] - '1')) + 1, 1);
            return new(first, first.AddMonths(3).AddDays(-1));
        }

        if (by == ReportDimension.Month)
        {
            var first = new DateOnly(year, int.Parse(key.AsSpan(5), CultureInfo.InvariantCulture), 1);
            return new(first, first.AddMonths(1).AddDays(-1));
        }

        var day = DateOnly.ParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new(day, by == ReportDimension.Week ? day.AddDays(6) : day);
    }

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Max(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Min(DateOnly one, DateOnly other) => one < other ? one : other;
}
