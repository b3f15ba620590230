using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Deals;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Deals;

/// <summary>Reads the filters of a list of deals.</summary>
public static class DealQuery
{
    private const int MaxText = 250;

    /// <summary>The filter, or the problem to answer with.</summary>
    public static (DealFilter? Filter, ProblemHttpResult? Problem) Read(IQueryCollection query, string site)
    {
        var filter = new DealFilter { Site = site };
        if (Text(query, "outcome") is { } outcome)
        {
            if (OutcomeOf(outcome) is not { } known)
                return (null, Problem.Invalid("outcome", "It has to be open, won or lost."));
            filter = filter with { Outcome = known };
        }

        if (Text(query, "unmatched") is { } unmatched)
        {
            if (unmatched is not ("true" or "false"))
                return (null, Problem.Invalid("unmatched", "It has to be true or false."));
            filter = filter with { Unmatched = unmatched == "true" };
        }

        if (!query.TryReadTime("from", out var from))
            return (null, Problem.Invalid("from", "It has to be a time such as 2026-11-22T00:00:00Z."));
        if (!query.TryReadTime("to", out var to))
            return (null, Problem.Invalid("to", "It has to be a time such as 2026-11-23T00:00:00Z."));
        if (Text(query, "limit") is { } count)
        {
            if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit is < 1 or > 500)
                return (null, Problem.Invalid("limit", "It has to be 1 to 500."));
            filter = filter with { Limit = limit };
        }

        if (Text(query, "cursor") is { } cursor)
        {
            if (DealCursor.Read(cursor) is not { } after)
                return (null, Problem.Invalid("cursor", "Pass on the cursor of the part before, unchanged."));
            filter = filter with { After = after };
        }

        return (filter with { From = from, To = to }, null);
    }

    public static DealOutcome? OutcomeOf(string? text) => text switch { "open" => DealOutcome.Open, "won" => DealOutcome.Won, "lost" => DealOutcome.Lost, _ => null };

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 and <= MaxText } text ? text : null;
}
