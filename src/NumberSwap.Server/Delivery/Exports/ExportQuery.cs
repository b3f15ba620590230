using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Delivery.Conversions;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Delivery.Exports;

/// <summary>Which calls a file is to have: of a period, and sure enough.</summary>
/// <param name="Kind"><c>calls</c> (answered), <c>targetCalls</c>, <c>allCalls</c> (missed ones too), or <c>deals</c> where they are asked for.</param>
public sealed record ExportQuery(CallFilter Filter, string Kind, double MinProbability, decimal? Value, string? Currency)
{
    /// <summary>A file's period at most.</summary>
    public const int MostDays = 92;

    private const long DayMs = 24 * 3600 * 1000;

    /// <summary>The query, or the problem to answer with.</summary>
    /// <param name="now">Unix time in ms.</param>
    /// <param name="usualDays">The period before <paramref name="now"/> when none is named.</param>
    public static (ExportQuery? Query, ProblemHttpResult? Problem) Read(IQueryCollection query, string site, long now, int usualDays, string usualKind, bool hasDeals = false)
    {
        if (!query.TryReadTime("from", out var from))
            return (null, Problem.Invalid("from", "It has to be a time such as 2026-11-22T00:00:00Z."));
        if (!query.TryReadTime("to", out var to))
            return (null, Problem.Invalid("to", "It has to be a time such as 2026-11-23T00:00:00Z."));
        var until = to ?? now;
        var since = from ?? until - (usualDays * DayMs);
        if (since >= until || until - since > MostDays * DayMs)
            return (null, Problem.Invalid("from", $"The period has to end after it begins, and may have {MostDays} days at most."));

        var kind = query.Text("kind") ?? usualKind;
        if (hasDeals && kind is not ("calls" or "targetCalls" or "allCalls" or "deals"))
            return (null, Problem.Invalid("kind", "It has to be calls, targetCalls, allCalls or deals."));
        if (!hasDeals && kind is not ("calls" or "targetCalls" or "allCalls"))
            return (null, Problem.Invalid("kind", "It has to be calls, targetCalls or allCalls."));
        var probability = CallChoice.UsualProbability;
        if (query.Text("probability") is { } least
            && (!double.TryParse(least, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out probability) || probability is < 0 or > 1))
        {
            return (null, Problem.Invalid("probability", "It has to be a number from 0 to 1."));
        }

        decimal? value = null;
        if (query.Text("value") is { } worth)
        {
            if (!decimal.TryParse(worth, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
                return (null, Problem.Invalid("value", "It has to be an amount of 0 to 1,000,000,000."));
            value = amount;
        }

        var currency = query.Text("currency");
        if (SettingsJson.ValueProblem("value", value, "currency", currency) is { } problem)
            return (null, problem);
        return (new ExportQuery(new CallFilter { Site = site, From = since, To = to, Match = MatchLevel.Session }, kind, probability, value, currency), null);
    }

    /// <summary>True for a call that has ended, is of the kind, and whose cause is probable enough.</summary>
    public bool Takes(CallRecord call, Site site) => IsSure(call) && Kind switch
    {
        "targetCalls" => CallChoice.IsTarget(call, site),
        "calls" => call.Status == CallStatus.Completed,
        _ => call.Status is CallStatus.Completed or CallStatus.Missed,
    };

    public bool IsSure(CallRecord call) => call.Cause.Probability >= MinProbability;
}
