using Dapper;
using NumberSwap.Core.Conversations;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>A search of transcripts as a statement. What was typed comes into it as parameters alone, and into those as letters and digits alone.</summary>
internal static class TranscriptSearch
{
    private const string Columns =
        """
        s.id AS Id, s.call_id AS CallId, c.started_at AS StartedAt, c.caller AS Caller, c.operator_name AS OperatorName,
            s.speaker AS Speaker, s.start_ms AS StartMs, s.end_ms AS EndMs, s.said AS Said
        """;

    public static (string Sql, object Parameters) Of(TalkFilter filter, TextSearch by, string limit)
    {
        var parameters = new DynamicParameters(new { filter.Site, filter.Before, Speaker = (int?)filter.Speaker, filter.Operator, filter.From, filter.To, limit = Math.Clamp(filter.Limit, 1, 500) });
        parameters.AddDynamicParams(new { Least = SegmentIds.First(filter.From ?? 0), Most = SegmentIds.Beyond(filter.To ?? 0) });
        var where = new Conditions();
        // The index is walked by the greatest ids first, which are of the newest calls: a page of what half of all calls say costs no more than another.
        var (tables, id) = by == TextSearch.Fts5
            ? ("transcript_index w CROSS JOIN transcript_segments s ON s.id = w.rowid CROSS JOIN calls c ON c.site_id = s.site_id AND c.id = s.call_id", "w.rowid")
            : ("transcript_segments s JOIN calls c ON c.site_id = s.site_id AND c.id = s.call_id", "s.id");
        where.Add(true, Match(filter, by, parameters));
        where.Add(true, "s.site_id = @Site");
        where.Add(filter.Before is not null, id + " < @Before");
        where.Add(filter.From is not null, id + " >= @Least");
        where.Add(filter.To is not null, id + " < @Most");
        where.Add(filter.Speaker is not null, "s.speaker = @Speaker");
        where.Add(filter.Operator is not null, "c.operator_name = @Operator");
        where.Add(filter.From is not null, "c.started_at >= @From");
        where.Add(filter.To is not null, "c.started_at < @To");
        return ($"SELECT {Columns} FROM {tables}{where} ORDER BY {id} DESC {limit}", parameters);
    }

    private static string Match(TalkFilter filter, TextSearch by, DynamicParameters parameters)
    {
        var terms = filter.Query.Terms;
        if (by == TextSearch.Fts5)
        {
            parameters.Add("Match", $"site : \"{filter.Site.Replace("\"", "", StringComparison.Ordinal)}\" AND words : ({string.Join(" AND ", terms.Select(term => $"\"{string.Join(' ', term.Words)}\"{(term.IsPrefix ? " *" : "")}"))})");
            return "transcript_index MATCH @Match";
        }

        if (by == TextSearch.FullText)
        {
            parameters.Add("Match", string.Join(" AND ", terms.Select(term => $"\"{string.Join(' ', term.Words)}{(term.IsPrefix ? "*" : "")}\"")));
            return "CONTAINS(s.words, @Match)";
        }

        for (var i = 0; i < terms.Count; i++)
        {
            parameters.Add("Term" + (char)('a' + i), $"% {string.Join(' ', terms[i].Words)}{(terms[i].IsPrefix ? "" : " ")}%");
        }

        return string.Join(" AND ", terms.Select((_, i) => $"s.words LIKE @Term{(char)('a' + i)}"));
    }
}
