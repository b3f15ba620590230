using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Leads;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Telephony;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Leads;

/// <summary>Reads the filters of a list of leads.</summary>
public static class LeadQuery
{
    private const int MaxText = 250;

    /// <summary>The filter, or the problem to answer with.</summary>
    public static (LeadFilter? Filter, ProblemHttpResult? Problem) Read(IQueryCollection query, Site site)
    {
        var filter = new LeadFilter { Site = site.Id, Form = Text(query, "form"), Source = Text(query, "source"), Session = Text(query, "session") };
        if (Text(query, "kind") is { } kind)
        {
            if (KindOf(kind) is not { } known)
                return (null, Problem.Invalid("kind", "It has to be form, callback or api."));
            filter = filter with { Kind = known };
        }

        if (Text(query, "phone") is { } text)
        {
            // A plus that was not escaped in the query has become a space.
            if (!E164.TryRead(text[0] == ' ' ? "+" + text[1..] : text, site.Country, out var phone, out var why))
                return (null, Problem.Invalid("phone", why));
            filter = filter with { Phone = phone };
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
            if (LeadCursor.Read(cursor) is not { } after)
                return (null, Problem.Invalid("cursor", "Pass on the cursor of the part before, unchanged."));
            filter = filter with { After = after };
        }

        return (filter with { From = from, To = to }, null);
    }

    public static LeadKind? KindOf(string? text) => text switch { "form" => LeadKind.Form, "callback" => LeadKind.Callback, "api" => LeadKind.Api, _ => null };

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 and <= MaxText } text ? text : null;
}
