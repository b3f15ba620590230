using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Checklists;

/// <summary>What conversations got.</summary>
internal static class ResultEndpoints
{
    public static async Task<IResult> ResultsAsync(
        string site, string checklist, string? from, string? to, HttpRequest request, Catalog catalog, ChecklistStore store, SampleService samples, ResultService results, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known || await store.FindAsync(site, checklist, cancellation: cancellation) is not { } list)
            return Problem.NotFound("checklist");
        var (first, last, problem) = ScoreQuery.Weeks(from, to, samples.LastWeek(known));
        if (problem is not null)
            return problem;
        var answer = ResultAnswer.Of(await results.OfAsync(known, list, first, last, cancellation));
        return TableCsv.IsWanted(request) ? ResultTable.Of(answer) : TypedResults.Ok(answer);
    }
}
