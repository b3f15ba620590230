using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Audit;
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

        if (query.Text("site") is { } asked && onlySite is not null && asked != onlySite)
            return (null, Problem.NotFound("site"));
        if (!query.TryReadTime("from", out var from))
            return (null, Problem.Invalid("from", "It has to be a time such as 2026-11-22T00:00:00Z."));
        if (!query.TryReadTime("to", out var to))
            return (null, Problem.Invalid("to", "It has to be a time such as 2026-11-23T00:00:00Z."));
        var limit = 100;
        if (query.Text("limit") is { } count && (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > 500))
            return (null, Problem.Invalid("limit", "It has to be 1 to 500."));
        AuditPosition? after = null;
        if (query.Text("cursor") is { } cursor && (after = AuditCursor.Read(cursor)) is null)
            return (null, Problem.Invalid("cursor", "Pass on the cursor of the part before, unchanged."));

        return (new AuditFilter
        {
            Site = onlySite ?? query.Text("site"),
            From = from,
            To = to,
            By = query.Text("by"),
            Kind = query.Text("kind"),
            After = after,
            Limit = limit,
        }, null);
    }
}
