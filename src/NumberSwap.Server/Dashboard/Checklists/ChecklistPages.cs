using System.Globalization;
using NumberSwap.Core.Checklists;
using NumberSwap.Core.People;
using NumberSwap.Server.Calls;
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

    /// <summary>Scores for a spreadsheet, which in Russian expects semicolons and decimal commas.</summary>
    private static async Task<IResult> CsvAsync(
        string? checklist, string? from, string? to, Viewer viewer, Words words, SampleService samples, ScoreCsvSource csv, CancellationToken cancellation)
    {
        var (first, last, problem) = ScoreQuery.Weeks(from, to, samples.LastWeek(viewer.Site));
        if (problem is not null)
            return problem;
        var format = new CallCsvFormat(
            words.Language == "ru" ? ';' : ',',
            Marked: true,
            words.Culture,
            at => words.Local(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            viewer.Caller);
        return await csv.OfAsync(
            new ScoreFilter(viewer.Site.Id) { Checklist = checklist is { Length: > 0 } ? checklist : null, From = first, To = last }, format, text => ChecklistWords.Written(viewer, text), cancellation);
    }
}
