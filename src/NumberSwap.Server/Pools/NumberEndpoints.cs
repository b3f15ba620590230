using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;

namespace NumberSwap.Server.Pools;

/// <summary>Lists of tracking numbers, as people have them.</summary>
public static class NumberEndpoints
{
    public static IEndpointRouteBuilder MapNumberLists(this IEndpointRouteBuilder app)
    {
        app.MapPost("/v1/sites/{site}/numbers/check", Check).RequireKey(ApiScope.Admin).WithTags("Pools")
            .WithName("CheckNumbers").WithSummary("Says of each line of a list of tracking numbers what would come of it; changes nothing");
        return app;
    }

    private static Results<Ok<NumberCheckAnswer>, ProblemHttpResult> Check(string site, NumberCheckRequest request, Catalog catalog)
    {
        if (catalog.ById(site) is not { } known)
            return Problem.NotFound("site");
        if (string.IsNullOrWhiteSpace(request.Text))
            return Problem.Invalid("text", "It has to be a list of phone numbers, one a line, or a CSV file's text.");
        if (request.Pool is not null && !known.Pools.ContainsKey(request.Pool))
            return Problem.NotFound("pool");
        var lines = NumberList.Check(request.Text, known, catalog, request.Pool);
        return lines.Count > PoolReader.MaxNumbers
            ? Problem.Invalid("text", $"It may have {PoolReader.MaxNumbers} lines at most.")
            : TypedResults.Ok(NumberCheckAnswer.Of(lines));
    }
}
