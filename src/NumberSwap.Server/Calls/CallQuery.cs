using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Calls;

/// <summary>Reads the filters of a list of calls.</summary>
public static class CallQuery
{
    /// <summary>Least digits of a caller's number that are looked for: fewer say nothing.</summary>
    public const int LeastDigits = 3;

    private const int MaxText = 250;

    private static readonly string[] Texts = ["site", "source", "campaign", "number", "caller", "operator", "tag", "cursor", "newer"];

    /// <summary>The filter, or the problem to answer with.</summary>
    public static (CallFilter? Filter, ProblemHttpResult? Problem) Read(IQueryCollection query, string? onlySite, Catalog catalog)
    {
        foreach (var name in Texts)
        {
            if (query[name].ToString().Length > MaxText)
                return Refuse(name, $"It may have {MaxText} characters at most.");
        }

        if (query.Text("site") is { } asked && onlySite is not null && asked != onlySite)
            return (null, Problem.NotFound("site"));
        if (!query.TryReadTime("from", out var from))
            return Refuse("from", "It has to be a time such as 2026-11-22T00:00:00Z.");
        if (!query.TryReadTime("to", out var to))
            return Refuse("to", "It has to be a time such as 2026-11-23T00:00:00Z.");
        if (!TryReadWord<MatchLevel>(query, "match", out var match))
            return Refuse("match", "It has to be session, source or none.");
        if (!TryReadWord<CallStatus>(query, "status", out var status))
            return Refuse("status", "It has to be ringing, answered, missed or completed.");

        var limit = 100;
        if (query.Text("limit") is { } count && (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > 500))
            return Refuse("limit", "It has to be 1 to 500.");
        CallPosition? after = null;
        if (query.Text("cursor") is { } cursor && (after = CallCursor.Read(cursor)) is null)
            return Refuse("cursor", "Pass on the cursor of the part before, unchanged.");
        CallPosition? before = null;
        if (query.Text("newer") is { } newer && ((before = CallCursor.Read(newer)) is null || after is not null))
            return Refuse("newer", "Pass on what a part said as newer, unchanged, and no cursor beside it.");

        string? tag = null;
        if (query.Text("tag") is { } tagged && !CallTags.TryRead(tagged, out tag))
            return Refuse("tag", TagProblem);

        var site = onlySite ?? query.Text("site");
        var filter = new CallFilter
        {
            Site = site,
            From = from,
            To = to,
            Source = query.Text("source"),
            Campaign = query.Text("campaign"),
            Match = match,
            Status = status,
            Operator = query.Text("operator"),
            Tag = tag,
            After = after,
            Before = before,
            Limit = limit,
        };
        return ReadNumbers(filter, Unescaped(query, "number"), Unescaped(query, "caller"), site is null ? "" : catalog.ById(site)?.Site.Country ?? "");
    }

    /// <summary>What a text that is no tag is refused with.</summary>
    public static ProblemText TagProblem { get; } = $"A tag has 1 to {CallTags.MaxLength} letters, digits and signs, without commas and bars.";

    /// <summary>The filter with a caller's number, whole or some digits of it; null when the text has too few.</summary>
    public static CallFilter? WithCaller(CallFilter filter, string text, string country)
    {
        if (CallReader.ReadNumber(text, country) is { } number)
            return filter with { Caller = number };
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length >= LeastDigits && !text.Any(char.IsLetter) ? filter with { CallerDigits = digits } : null;
    }

    private static (CallFilter?, ProblemHttpResult?) ReadNumbers(CallFilter filter, string? number, string? caller, string country)
    {
        if (number is not null)
            filter = filter with { Number = CallReader.ReadNumber(number, country) ?? number };
        if (caller is null)
            return (filter, null);
        return WithCaller(filter, caller, country) is { } narrowed
            ? (narrowed, null)
            : Refuse("caller", $"It has to be the caller's number, or at least {LeastDigits} digits of it.");
    }

    /// <summary>A number whose plus, not escaped in the query, has become a space.</summary>
    private static string? Unescaped(IQueryCollection query, string name) => query.Text(name) is { } text ? text[0] == ' ' ? "+" + text[1..] : text : null;

    private static bool TryReadWord<T>(IQueryCollection query, string name, out T? value)
        where T : struct, Enum
    {
        value = null;
        if (query.Text(name) is not { } text)
            return true;
        foreach (var known in Enum.GetValues<T>())
        {
            if (string.Equals(text, known.ToString().ToLowerInvariant(), StringComparison.Ordinal))
                value = known;
        }

        return value is not null;
    }

    private static (CallFilter?, ProblemHttpResult?) Refuse(string field, ProblemText detail) => (null, Problem.Invalid(field, detail));
}
