using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Operators;

/// <summary>Which callers are asked for.</summary>
/// <param name="State">One of <see cref="States"/>: <c>all</c> are those talked with twice and more, or sold to at once by skill.</param>
/// <param name="Operator">Who talked with them last; null: anybody.</param>
public sealed record FollowUpQuery(DateOnly From, DateOnly To, string State = "all", string? Operator = null)
{
    public static readonly IReadOnlyList<string> States = ["all", "due", "flagged", "normal", "sold", "skilled"];

    /// <summary>Most days that are looked at.</summary>
    public const int MostDays = 92;

    private const int UsualDays = 30;

    /// <summary>The query, of the last 30 days where none are named; or the problem to answer with.</summary>
    public static (FollowUpQuery? Query, ProblemHttpResult? Problem) Read(IQueryCollection query, DateOnly today)
    {
        var (to, from) = (today, default(DateOnly));
        if (query["to"].ToString() is { Length: > 0 } last && !OperatorQuery.TryRead(last, out to))
            return (null, Problem.Invalid("to", "It has to be a day such as 2026-11-22."));
        if (query["from"].ToString() is not { Length: > 0 } first)
            from = to.AddDays(1 - UsualDays);
        else if (!OperatorQuery.TryRead(first, out from))
            return (null, Problem.Invalid("from", "It has to be a day such as 2026-11-01."));
        if (from > to || to.DayNumber - from.DayNumber >= MostDays)
            return (null, Problem.Invalid("from", $"A period has to have 1 to {MostDays} days: it begins no later than it ends."));
        var state = query["state"].ToString() is { Length: > 0 } asked ? asked : "all";
        return States.Contains(state, StringComparer.Ordinal)
            ? (new(from, to, state, query["operator"].ToString() is { Length: > 0 } name ? name : null), null)
            : (null, Problem.Invalid("state", "It has to be all, due, flagged, normal, sold or skilled."));
    }
}
