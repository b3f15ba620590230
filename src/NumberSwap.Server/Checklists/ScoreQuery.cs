using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Checklists;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Checklists;

/// <summary>Reads which scores a request asks for.</summary>
public static class ScoreQuery
{
    /// <summary>Weeks of a result at most: two years.</summary>
    public const int MostWeeks = 106;

    public const int UsualWeeks = 8;

    /// <summary>The filter, or the problem to answer with.</summary>
    public static (ScoreFilter? Filter, ProblemHttpResult? Problem) Read(IQueryCollection query, string site)
    {
        foreach (var name in (string[])["from", "to"])
        {
            if (query.Text(name) is { } text && IsoWeek.Read(text) is null)
                return (null, SampleEndpoints.WrongWeek(name));
        }

        return (new ScoreFilter(site)
        {
            Checklist = query.Text("checklist"),
            Call = query.Text("call"),
            Operator = query.Text("operator"),
            From = IsoWeek.Read(query.Text("from")),
            To = IsoWeek.Read(query.Text("to")),
        }, null);
    }

    /// <summary>The weeks of a result, or the problem to answer with: the last eight that are over, where nothing is said.</summary>
    public static (IsoWeek From, IsoWeek To, ProblemHttpResult? Problem) Weeks(string? from, string? to, IsoWeek last)
    {
        if (to is not null && IsoWeek.Read(to) is null)
            return (last, last, SampleEndpoints.WrongWeek("to"));
        var end = IsoWeek.Read(to) ?? last;
        if (from is not null && IsoWeek.Read(from) is null)
            return (last, last, SampleEndpoints.WrongWeek("from"));
        var start = IsoWeek.Read(from) ?? IsoWeek.Of(end.Monday.AddDays(-7 * (UsualWeeks - 1)));
        return start > end || end.Monday.DayNumber - start.Monday.DayNumber >= 7 * MostWeeks
            ? (last, last, Problem.Invalid("from", $"It has to be a week before the last one, {MostWeeks} weeks at most."))
            : (start, end, null);
    }
}
