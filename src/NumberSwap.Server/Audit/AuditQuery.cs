using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Audit;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Audit;

/// <summary>Reads the filters of the log.</summary>
public static class AuditQuery
{
    private const int MaxText = 250;

    /// <summary>The filter, or the problem to answer with.</summary>
    public static (AuditFilter? Filter, ProblemHttpResult? Problem) Read(IQueryCollection query, string? onlySite)
    {
        foreach (var name in (string[])["site", "by", "kind", "cursor"])
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
        var limit = 100;
        if (Text(query, "limit") is { } count && (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > 500))
            return (null, Problem.Invalid("limit", "It has to be 1 to 500."));
        AuditPosition? after = null;
        if (Text(query, "cursor") is { } cursor && (after = AuditCursor.Read(cursor)) is null)
            return (null, Problem.Invalid("cursor", "Pass on the cursor of the part before, unchanged."));

        return (new AuditFilter
        {
            Site = onlySite ?? Text(query, "site"),
            From = from,
            To = to,
            By = Text(query, "by"),
            Kind = Text(query, "kind"),
            After = after,
            Limit = limit,
        }, null);
    }

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    private static bool TryReadTime(IQueryCollection query, string name, out long? time)
    {
        time = null;
        if (Text(query, name) is not { } text)
            return true;
        if (!DateTimeOffset.TryParse(CallQuery.WithPlus(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed))
            return false;
        time = parsed.ToUnixTimeMilliseconds();
        return true;
    }
}
