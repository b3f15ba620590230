using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Checklists;

/// <summary>What conversations were given.</summary>
public static class ScoreEndpoints
{
    public static void MapScores(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/sites/{site}/scores").WithTags("Checklists");
        group.MapGet("/", ListAsync).RequireKey(ApiScope.Read).WithName("ListScores")
            .WithSummary("Lists up to 1000 scores by week and operator (checklist, call, operator, from, to: 2026-W47); with Accept: text/csv all final ones of a checklist or of all")
            .Produces<IEnumerable<ScoreAnswer>>().Produces<string>(200, "text/csv").ProducesProblem(400).ProducesProblem(404);
        group.MapPost("/", AddAsync).RequireKey(ApiScope.Admin).WithName("AddScore").WithSummary("Scores a call of a sample by a checklist, as a draft or final");
        group.MapGet("/{score}", FindAsync).RequireKey(ApiScope.Read).WithName("GetScore").WithSummary("Shows a score with what it was before its corrections");
        group.MapPut("/{score}", ChangeAsync).RequireKey(ApiScope.Admin).WithName("ChangeScore").WithSummary("Goes on with a draft, finishes it, or corrects a final score with a reason");
    }

    private static async Task<IResult> ListAsync(string site, HttpContext context, Catalog catalog, ScoreStore store, ScoreCsvSource csv, CancellationToken cancellation)
    {
        if (catalog.ById(site) is null)
            return Problem.NotFound("site");
        var (filter, problem) = ScoreQuery.Read(context.Request.Query, site);
        if (filter is null)
            return problem!;
        var accept = context.Request.Headers.Accept.ToString();
        return accept.Contains("text/csv", StringComparison.OrdinalIgnoreCase) && !accept.Contains("application/json", StringComparison.OrdinalIgnoreCase)
            ? await csv.OfAsync(filter, Calls.CallCsvFormat.Plain, text => text, cancellation)
            : TypedResults.Ok((await store.ListAsync(filter, cancellation)).Select(score => ScoreAnswer.Of(score)));
    }

    private static async Task<Results<Created<ScoreAnswer>, ProblemHttpResult>> AddAsync(
        string site, ScoreRequest request, HttpContext context, Catalog catalog, ScoreService scores, CancellationToken cancellation)
    {
        if (catalog.ById(site) is null)
            return Problem.NotFound("site");
        var (score, problem) = await scores.AddAsync(site, request, context.Actor(), cancellation);
        return score is null ? problem! : TypedResults.Created($"/v1/sites/{site}/scores/{score.Id}", ScoreAnswer.Of(score));
    }

    private static async Task<Results<Ok<ScoreAnswer>, ProblemHttpResult>> FindAsync(string site, string score, ScoreStore store, CancellationToken cancellation) =>
        await store.FindAsync(site, score, cancellation) is { } found
            ? TypedResults.Ok(ScoreAnswer.Of(found, await store.HistoryAsync(site, score, cancellation)))
            : Problem.NotFound("score");

    private static async Task<Results<Ok<ScoreAnswer>, ProblemHttpResult>> ChangeAsync(
        string site, string score, ScoreRequest request, HttpContext context, ScoreStore store, ScoreService scores, CancellationToken cancellation)
    {
        if (await store.FindAsync(site, score, cancellation) is not { } known)
            return Problem.NotFound("score");
        if ((request.Call ?? known.Call) != known.Call || (request.Checklist ?? known.Checklist) != known.Checklist)
            return Problem.Invalid(request.Call is null || request.Call == known.Call ? "checklist" : "call", "A score stays with its call and its checklist. Leave them out.");
        var (changed, problem) = await scores.ChangeAsync(known, request, context.Actor(), cancellation);
        return changed is null ? problem! : TypedResults.Ok(ScoreAnswer.Of(changed));
    }
}
