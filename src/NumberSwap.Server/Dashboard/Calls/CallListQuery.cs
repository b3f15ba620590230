using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using NumberSwap.Core;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.Calls;

/// <summary>The filter of the calls page, as its address has it. What cannot be read is left out; what was meant and cannot be is said.</summary>
public sealed class CallListQuery
{
    private const int PageSize = 50;
    private const int MaxText = 200;

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly Viewer viewer;

    private CallListQuery(Viewer viewer) => this.viewer = viewer;

    /// <summary>Fields that filter, in the order of the page.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["from", "to", "q", "source", "campaign", "match", "status", "number", "tag"];

    /// <summary>The fields that are set.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    public CallFilter Filter { get; private set; } = null!;

    /// <summary>What is wrong with the text that is looked for, or null.</summary>
    public ProblemText? SearchProblem { get; private set; }

    /// <summary>True while the newest calls are shown: the page that new calls appear on.</summary>
    public bool IsNewest => Filter.After is null && Filter.Before is null;

    /// <summary>Callers whose last digits this person may not see are not to be found by them either.</summary>
    public bool MayFindCallers => viewer.Caller("+79161234567")!.All(char.IsAscii);

    public string Home => $"/sites/{viewer.Site.Id}/calls";

    public string Csv => Home + ".csv" + Query;

    public string Live => Home + ".live" + Query;

    private string Query => QueryHelpers.AddQueryString("", values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value)));

    public static CallListQuery Read(IQueryCollection query, Viewer viewer)
    {
        var read = new CallListQuery(viewer);
        foreach (var field in Fields)
        {
            if (query[field].ToString().Trim() is { Length: > 0 and <= MaxText } value)
                read.values[field] = value;
        }

        read.Filter = read.ToFilter();
        if (query["older"].ToString() is { Length: > 0 and <= 2 * MaxText } older)
            read.Filter = read.Filter with { After = CallCursor.Read(older) };
        else if (query["newer"].ToString() is { Length: > 0 and <= 2 * MaxText } newer)
            read.Filter = read.Filter with { Before = CallCursor.Read(newer) };
        return read;
    }

    /// <summary>The page's address with one field set otherwise, or left out.</summary>
    public string With(string field, string? value)
    {
        var all = values.Where(known => known.Key != field).Select(known => KeyValuePair.Create(known.Key, (string?)known.Value));
        return QueryHelpers.AddQueryString(Home, value is null ? all : all.Append(KeyValuePair.Create(field, (string?)value)));
    }

    public string Value(string field) => values.GetValueOrDefault(field, "");

    private CallFilter ToFilter()
    {
        var filter = new CallFilter
        {
            Site = viewer.Site.Id,
            From = Day("from") is { } from ? StartOf(from) : null,
            To = Day("to") is { } to ? StartOf(to.AddDays(1)) : null,
            Source = values.GetValueOrDefault("source"),
            Campaign = values.GetValueOrDefault("campaign"),
            Match = Word<MatchLevel>("match"),
            Status = Word<CallStatus>("status"),
            Tag = values.TryGetValue("tag", out var text) && CallTags.TryRead(text, out var tag) ? tag : null,
            Number = values.TryGetValue("number", out var number) ? CallReader.ReadNumber(number, viewer.Site.Country) ?? number : null,
            Limit = PageSize,
        };
        return values.TryGetValue("q", out var search) ? Searched(filter, search) : filter;
    }

    /// <summary>Digits are a caller's, letters an operator's.</summary>
    private CallFilter Searched(CallFilter filter, string search)
    {
        if (search.Any(char.IsLetter))
            return filter with { Operator = search };
        if (!MayFindCallers)
        {
            SearchProblem = "Your role does not show callers' numbers, so they cannot be searched. Search for an operator's name.";
            return filter;
        }

        if (CallQuery.WithCaller(filter, search, viewer.Site.Country) is { } found)
            return found;
        SearchProblem = $"Write at least {CallQuery.LeastDigits} digits of the caller's number, or an operator's name.";
        return filter;
    }

    private DateOnly? Day(string field) =>
        DateOnly.TryParseExact(Value(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2100 ? day : null;

    private long StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (viewer.Zone.IsInvalidTime(local))
            local += Step;
        return new DateTimeOffset(local, viewer.Zone.GetUtcOffset(local)).ToUnixTimeMilliseconds();
    }

    private T? Word<T>(string field)
        where T : struct, Enum
    {
        foreach (var known in Enum.GetValues<T>())
        {
            if (string.Equals(Value(field), known.ToString().ToLowerInvariant(), StringComparison.Ordinal))
                return known;
        }

        return null;
    }
}
