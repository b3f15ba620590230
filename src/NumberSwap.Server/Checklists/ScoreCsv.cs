using System.Globalization;
using CsvHelper;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Checklists;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Checklists;

/// <summary>Final scores as CSV, a line each; for one checklist with a column for each item of its newest version.</summary>
public sealed class ScoreCsv(
    IReadOnlyList<CallScore> scores,
    IReadOnlyDictionary<string, Checklist> lists,
    IReadOnlyList<ChecklistItem> items,
    IReadOnlyDictionary<string, CallRecord> calls,
    CallCsvFormat format,
    Func<string?, string?> comment) : IResult
{
    private static readonly string[] Header =
        ["week", "call", "startedAt", "talkSeconds", "operator", "checklist", "version", "scorer", "scoredAt", "points", "mostPoints", "share", "comment"];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = "attachment; filename=\"scores.csv\"";
        httpContext.Response.Headers.CacheControl = "no-store";
        var options = CsvWriterOptions.Default with { Separator = format.Separator, WriteByteOrderMark = format.Marked };
        await using var csv = CsvWriter.Create(httpContext.Response.Body, options, leaveOpen: true);
        await csv.WriteRecordAsync([.. Header, .. items.Select(item => CsvText.Safe(item.Title))], httpContext.RequestAborted);
        foreach (var score in scores)
            await csv.WriteRecordAsync(Row(score), httpContext.RequestAborted);
    }

    private string[] Row(CallScore score)
    {
        var call = calls.GetValueOrDefault(score.Call);
        return
        [
            score.Week.ToString(),
            CsvText.Safe(score.Call),
            call is null ? "" : format.Time(call.StartedAt),
            call?.TalkSeconds?.ToString(CultureInfo.InvariantCulture) ?? "",
            CsvText.Safe(score.Operator),
            CsvText.Safe(lists.GetValueOrDefault(score.Checklist)?.Name),
            score.Version.ToString(CultureInfo.InvariantCulture),
            CsvText.Safe(score.Author.Name),
            score.ScoredAt is { } at ? format.Time(at) : "",
            score.Sum.Points.ToString(CultureInfo.InvariantCulture),
            score.Sum.Most.ToString(CultureInfo.InvariantCulture),
            ScoreAnswer.Rounded(score.Sum)?.ToString(format.Culture) ?? "",
            CsvText.Safe(comment(score.Comment)),
            .. items.Select(item => score.Values.GetValueOrDefault(item.Key)?.ToString(CultureInfo.InvariantCulture) ?? ""),
        ];
    }
}
