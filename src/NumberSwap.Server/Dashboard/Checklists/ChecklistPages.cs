using NumberSwap.Core.Checklists;
using NumberSwap.Core.People;
using NumberSwap.Server.Checklists;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Dashboard.Checklists;

/// <summary>What stands beside the results' page: its scores as a file.</summary>
public static class ChecklistPages
{
    public static IEndpointRouteBuilder MapChecklistPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sites/{site}/checklists/results.csv", CsvAsync).WithMetadata(new AccessAttribute(Role.Analyst)).ExcludeFromDescription();
        return app;
    }

    /// <summary>Scores for a spreadsheet, or the results that they add up to (table: results).</summary>
    private static async Task<IResult> CsvAsync(
        string? checklist, string? from, string? to, string? table, Viewer viewer, Words words, SampleService samples, ScoreCsvSource csv, ChecklistStore lists, ResultService results,
        CancellationToken cancellation)
    {
        var (first, last, problem) = ScoreQuery.Weeks(from, to, samples.LastWeek(viewer.Site));
        if (problem is not null)
            return problem;
        var format = CsvFormats.Of(viewer, words);
        if (table == "results")
        {
            return await lists.FindAsync(viewer.Site.Id, checklist ?? "", cancellation: cancellation) is { } list
                ? ResultTable.Of(ResultAnswer.Of(await results.OfAsync(viewer.Site, list, first, last, cancellation)), format)
                : TypedResults.NotFound();
        }

        return await csv.OfAsync(
            new ScoreFilter(viewer.Site.Id) { Checklist = checklist is { Length: > 0 } ? checklist : null, From = first, To = last }, format, text => ChecklistWords.Written(viewer, text), cancellation);
    }
}
