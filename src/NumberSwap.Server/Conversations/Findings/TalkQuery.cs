using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;
using NumberSwap.Core.Conversations;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Conversations.Findings;

/// <summary>Reads what is looked for in conversations.</summary>
public static class TalkQuery
{
    private const int UsualDays = 30;

    // Within what a clock and a calendar can count.
    private const long MostMs = 4_102_444_800_000;

    public static ProblemText QueryProblem { get; } = $"Write 1 to {SpokenQuery.MaxTerms} words, {SpokenQuery.MaxLength} characters at most.";

    public static (TalkFilter? Filter, ProblemHttpResult? Problem) Read(IQueryCollection query, string site)
    {
        var text = query["q"].ToString();
        var spoken = SpokenQuery.Read(text.Length > SpokenQuery.MaxLength ? null : text);
        if (!spoken.IsUsable)
            return Refuse("q", QueryProblem);
        if (!TryReadSpeaker(query, out var speaker))
            return Refuse("speaker", "It has to be caller, operator or unknown.");
        if (query["operator"].ToString() is { Length: > 200 })
            return Refuse("operator", "It may have 200 characters at most.");
        if (!query.TryReadTime("from", out var from))
            return Refuse("from", "It has to be a time such as 2026-11-22T00:00:00Z.");
        if (!query.TryReadTime("to", out var to))
            return Refuse("to", "It has to be a time such as 2026-11-23T00:00:00Z.");
        var limit = 50;
        if (query.Text("limit") is { } count && (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > 200))
            return Refuse("limit", "It has to be 1 to 200.");
        long? before = null;
        if (query.Text("cursor") is { } cursor)
        {
            if (!long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                return Refuse("cursor", "Pass on the cursor of the part before, unchanged.");
            before = id;
        }

        return (new TalkFilter(site, spoken, speaker, query.Text("operator"), from, to, before, limit), null);
    }

    /// <summary>The period of a report: the last 30 days where none is named; or the problem to answer with.</summary>
    public static ((long From, long To) Period, ProblemHttpResult? Problem) ReadPeriod(IQueryCollection query, TimeProvider clock)
    {
        if (!query.TryReadTime("from", out var from))
            return (default, Problem.Invalid("from", "It has to be a time such as 2026-11-22T00:00:00Z."));
        if (!query.TryReadTime("to", out var to))
            return (default, Problem.Invalid("to", "It has to be a time such as 2026-11-23T00:00:00Z."));
        var end = Math.Clamp(to ?? clock.GetUtcNow().ToUnixTimeMilliseconds(), 0, MostMs);
        return ((Math.Clamp(from ?? end - (UsualDays * 86_400_000L), 0, MostMs), end), null);
    }

    public static bool TryReadSpeaker(IQueryCollection query, out Speaker? speaker)
    {
        speaker = query.Text("speaker") switch { "caller" => Speaker.Caller, "operator" => Speaker.Operator, "unknown" => Speaker.Unknown, _ => null };
        return speaker is not null || query.Text("speaker") is null;
    }

    private static (TalkFilter?, ProblemHttpResult?) Refuse(string field, ProblemText detail) => (null, Problem.Invalid(field, detail));
}
