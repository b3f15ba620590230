using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Calls;

/// <summary>Reads the filters of a list of calls.</summary>
public static class CallQuery
{
    private const int MaxText = 250;

    /// <summary>The filter, or the problem to answer with.</summary>
    public static (CallFilter? Filter, ProblemHttpResult? Problem) Read(IQueryCollection query, string? onlySite)
    {
        foreach (var name in (string[])["site", "source", "campaign", "cursor"])
        {
            if (query[name].ToString().Length > MaxText)
                return (null, Problem.Invalid(name, $"It may have {MaxText} characters at most."));
        }

        if (Text(query, "site") is { } asked && onlySite is not null && asked != onlySite)
            return (null, Problem.NotFound("site"));
        if (!TryReadTime(query, "from", out var from))
            return (null, Problem.Invalid("from", "It has to be a time such as 2026-11-22T00:00:00Z."));
        if (!TryReadTime(query, "to", out var to))
            return (null, Problem.Invalid("to", "It has to be a time such as 2026-11-23T00:00:00Z."));
        MatchLevel? match = null;
        if (Text(query, "match") is { } level)
        {
            if (level is not ("session" or "source" or "none"))
                return (null, Problem.Invalid("match", "It has to be session, source or none."));
            match = Enum.Parse<MatchLevel>(level, ignoreCase: true);
        }

        var limit = 100;
        if (Text(query, "limit") is { } count && (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > 500))
            return (null, Problem.Invalid("limit", "It has to be 1 to 500."));
        CallPosition? after = null;
        if (Text(query, "cursor") is { } cursor && (after = PositionOf(cursor)) is null)
            return (null, Problem.Invalid("cursor", "Pass on the cursor of the part before, unchanged."));

        return (new CallFilter
        {
            Site = onlySite ?? Text(query, "site"),
            From = from,
            To = to,
            Source = Text(query, "source"),
            Campaign = Text(query, "campaign"),
            Match = match,
            After = after,
            Limit = limit,
        }, null);
    }

    public static string CursorOf(CallRecord call) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{call.StartedAt}\n{call.Site}\n{call.Id}")));

    /// <summary>A time with the plus of its offset, which becomes a space in a query that does not escape it.</summary>
    public static string WithPlus(string time) => time.Length > 6 && time[^6] == ' ' ? string.Concat(time.AsSpan(0, time.Length - 6), "+", time.AsSpan(time.Length - 5)) : time;

    private static CallPosition? PositionOf(string cursor)
    {
        var bytes = new byte[MaxText];
        if (!Base64Url.IsValid(cursor) || !Base64Url.TryDecodeFromChars(cursor, bytes, out var length))
            return null;
        return Encoding.UTF8.GetString(bytes, 0, length).Split('\n') is [var time, var site, var id]
            && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new CallPosition(at, site, id)
            : null;
    }

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    private static bool TryReadTime(IQueryCollection query, string name, out long? time)
    {
        time = null;
        if (Text(query, name) is not { } text)
            return true;
        if (!DateTimeOffset.TryParse(WithPlus(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed))
            return false;
        time = parsed.ToUnixTimeMilliseconds();
        return true;
    }
}
