using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Numbers;

/// <summary>Reads the filters of a list of numbers.</summary>
public static class NumberQuery
{
    private const int MaxText = 64;
    private const int MaxDays = 3650;

    /// <summary>The filter and the wanted state, or the problem to answer with.</summary>
    public static (NumberFilter? Filter, NumberState? State, ProblemHttpResult? Problem) Read(IQueryCollection query, string site, long now)
    {
        foreach (var name in (string[])["pool", "digits", "cursor"])
        {
            if (query[name].ToString().Length > MaxText)
                return (null, null, Problem.Invalid(name, $"It may have {MaxText} characters at most."));
        }

        NumberState? state = null;
        if (query.Text("state") is { } wanted)
        {
            if (!Enum.TryParse<NumberState>(wanted, ignoreCase: true, out var known) || !Enum.IsDefined(known) || char.IsAsciiDigit(wanted[0]))
                return (null, null, Problem.Invalid("state", "It has to be live, cooling, free, retired or static."));
            state = known;
        }

        var unused = 0;
        if (query.Text("unused") is { } days && (!int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out unused) || unused is < 1 or > MaxDays))
            return (null, null, Problem.Invalid("unused", $"It has to be a number of days, 1 to {MaxDays}."));
        if (query.Text("called") is not (null or "true" or "false"))
            return (null, null, Problem.Invalid("called", "It has to be true or false; it goes with unused."));
        var limit = 100;
        if (query.Text("limit") is { } count && (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > 500))
            return (null, null, Problem.Invalid("limit", "It has to be 1 to 500."));
        var cursor = query.Text("cursor");
        if (cursor is not null && WithPlus(cursor).AsSpan(1).ContainsAnyExceptInRange('0', '9'))
            return (null, null, Problem.Invalid("cursor", "Pass on the cursor of the part before, unchanged."));

        return (new NumberFilter
        {
            Site = site,
            Pool = query.Text("pool"),
            Digits = Digits(query["digits"].ToString()),
            UnusedSince = unused == 0 ? null : now - (unused * 24 * 3600_000L),
            Called = query.Text("called") switch { "true" => true, "false" => false, _ => null },
            After = cursor is null ? null : WithPlus(cursor),
            Limit = limit,
        }, state, null);
    }

    /// <summary>The digits of what somebody searches for; null without any.</summary>
    private static string? Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit)) is { Length: > 0 } digits ? digits : null;

    // A plus that was not escaped in the query has become a space.
    private static string WithPlus(string cursor) => cursor[0] == ' ' ? "+" + cursor[1..] : cursor;
}
