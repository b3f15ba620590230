using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Checklists;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Checklists;

/// <summary>The weekly samples of conversations that are to be scored.</summary>
public static class SampleEndpoints
{
    private const int MostSamples = 106;

    public static void MapSamples(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/sites/{site}/samples").WithTags("Checklists");
        group.MapGet("/", ListAsync).RequireKey(ApiScope.Read).WithName("ListSamples").WithSummary("Lists the weekly samples of conversations, the newest week first");
        group.MapPost("/", DrawAsync).RequireKey(ApiScope.Admin).WithName("DrawSample")
            .WithSummary("Draws and seals the sample of a week that is over; 200 with the sample as it is when that was done before").Produces<SampleAnswer>(201);
        group.MapGet("/settings", SettingsAsync).RequireKey(ApiScope.Read).WithName("GetSampleSettings").WithSummary("Shows how samples are drawn");
        group.MapPatch("/settings", SetAsync).RequireKey(ApiScope.Admin).WithName("ChangeSampleSettings").WithSummary("Changes how samples are drawn, from the next week on");
        group.MapGet("/operators", LinksAsync).RequireKey(ApiScope.Read).WithName("ListOperatorPeople").WithSummary("Lists which operator of the calls is which person");
        group.MapPut("/operators", LinkAsync).RequireKey(ApiScope.Admin).WithName("LinkOperator").WithSummary("Says which person an operator is: nobody scores their own calls");
        group.MapGet("/{week}", FindAsync).RequireKey(ApiScope.Read).WithName("GetSample").WithSummary("Shows a week's sample (2026-W47) with its calls and their scores");
    }

    private static async Task<Results<Ok<IEnumerable<SampleAnswer>>, ProblemHttpResult>> ListAsync(string site, Catalog catalog, SampleStore store, CancellationToken cancellation) =>
        catalog.ById(site) is null ? Problem.NotFound("site") : TypedResults.Ok((await store.ListAsync(site, MostSamples, cancellation)).Select(SampleAnswer.Of));

    private static async Task<Results<Ok<SampleAnswer>, Created<SampleAnswer>, ProblemHttpResult>> DrawAsync(
        string site, SampleRequest request, HttpContext context, Catalog catalog, SampleService samples, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known)
            return Problem.NotFound("site");
        if ((request.Week is null ? samples.LastWeek(known) : IsoWeek.Read(request.Week)) is not { } week)
            return WrongWeek("week");
        var (sample, isNew, problem) = await samples.DrawAsync(known, week, context.Actor(), cancellation);
        return sample is null ? problem! : isNew ? TypedResults.Created($"/v1/sites/{site}/samples/{week}", SampleAnswer.Of(sample)) : TypedResults.Ok(SampleAnswer.Of(sample));
    }

    private static async Task<Results<Ok<SampleAnswer>, ProblemHttpResult>> FindAsync(string site, string week, SampleStore store, SampledCalls calls, CancellationToken cancellation)
    {
        if (IsoWeek.Read(week) is not { } asked || await store.FindAsync(site, asked, cancellation) is not { } sample)
            return Problem.NotFound("sample");
        var drawn = (await calls.OfAsync(site, asked, cancellation)).Select(of => new SampleCallAnswer(
            of.Drawn.Call,
            of.Drawn.Operator,
            of.Drawn.Place,
            of.Call is { } call ? UnixTime.ToUtc(call.StartedAt) : null,
            of.Call?.TalkSeconds,
            [.. of.Scores.Select(score => ScoreAnswer.Of(score))]));
        return TypedResults.Ok(SampleAnswer.Of(sample) with { Calls = [.. drawn] });
    }

    private static async Task<Results<Ok<SampleSettings>, ProblemHttpResult>> SettingsAsync(string site, Catalog catalog, SampleStore store, CancellationToken cancellation) =>
        catalog.ById(site) is null ? Problem.NotFound("site") : TypedResults.Ok(await store.SettingsAsync(site, week: null, cancellation));

    private static async Task<Results<Ok<SampleSettings>, ProblemHttpResult>> SetAsync(
        string site, SampleSettingsRequest request, HttpContext context, Catalog catalog, ChecklistService checklists, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known)
            return Problem.NotFound("site");
        var (settings, problem) = await checklists.SetAsync(known, request, context.Actor(), cancellation);
        return settings is null ? problem! : TypedResults.Ok(settings);
    }

    private static async Task<Results<Ok<IEnumerable<OperatorLink>>, ProblemHttpResult>> LinksAsync(string site, Catalog catalog, SampleStore store, CancellationToken cancellation) =>
        catalog.ById(site) is null
            ? Problem.NotFound("site")
            : TypedResults.Ok((await store.PeopleAsync(site, cancellation)).OrderBy(link => link.Key, StringComparer.Ordinal).Select(link => new OperatorLink(link.Key, link.Value)));

    private static async Task<Results<NoContent, ProblemHttpResult>> LinkAsync(
        string site, OperatorLink request, HttpContext context, Catalog catalog, ChecklistService checklists, CancellationToken cancellation)
    {
        if (catalog.ById(site) is null)
            return Problem.NotFound("site");
        return await checklists.LinkAsync(site, request, context.Actor(), cancellation) is { } problem ? problem : TypedResults.NoContent();
    }

    /// <summary>A week that cannot be read.</summary>
    public static ProblemHttpResult WrongWeek(string field) => Problem.Invalid(field, "It has to be a week of ISO 8601 such as 2026-W47.");
}
