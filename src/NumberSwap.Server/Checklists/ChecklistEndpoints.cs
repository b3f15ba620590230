using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Checklists;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Checklists;

/// <summary>What conversations are scored by.</summary>
public static class ChecklistEndpoints
{
    public static IEndpointRouteBuilder MapChecklists(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/sites/{site}/checklists").WithTags("Checklists");
        group.MapGet("/", ListAsync).RequireKey(ApiScope.Read).WithName("ListChecklists").WithSummary("Lists a site's checklists at their newest version, archived ones last");
        group.MapPost("/", AddAsync).RequireKey(ApiScope.Admin).WithName("AddChecklist").WithSummary("Makes a checklist");
        group.MapGet("/template", Template).RequireKey(ApiScope.Read).WithName("GetChecklistTemplate").WithSummary("Shows a checklist to begin with, in English or Russian (language=ru)");
        group.MapGet("/{checklist}", FindAsync).RequireKey(ApiScope.Read).WithName("GetChecklist").WithSummary("Shows a checklist, at its newest version or at another (version)");
        group.MapPut("/{checklist}", ChangeAsync).RequireKey(ApiScope.Admin).WithName("ChangeChecklist").WithSummary("Makes a checklist's next version; scores keep the version that they were given for");
        group.MapGet("/{checklist}/versions", VersionsAsync).RequireKey(ApiScope.Read).WithName("ListChecklistVersions").WithSummary("Lists a checklist's versions, the newest first");
        group.MapPut("/{checklist}/archived", ArchiveAsync).RequireKey(ApiScope.Admin).WithName("ArchiveChecklist").WithSummary("Puts a checklist away, or takes it into use again");
        group.MapGet("/{checklist}/results", ResultEndpoints.ResultsAsync).RequireKey(ApiScope.Read).WithName("GetChecklistResults")
            .WithSummary("Shows what conversations got by a checklist in some weeks (from, to: 2026-W47): by item, operator and week, with training hints and beside conversion to sale; CSV with Accept: text/csv")
            .Produces<ResultAnswer>().Produces<string>(200, "text/csv").ProducesProblem(400).ProducesProblem(404);
        app.MapSamples();
        app.MapScores();
        return app;
    }

    private static async Task<Results<Ok<IEnumerable<ChecklistAnswer>>, ProblemHttpResult>> ListAsync(string site, Catalog catalog, ChecklistStore store, CancellationToken cancellation) =>
        catalog.ById(site) is null ? Problem.NotFound("site") : TypedResults.Ok((await store.ListAsync(site, cancellation)).Select(ChecklistAnswer.Of));

    private static async Task<Results<Created<ChecklistAnswer>, ProblemHttpResult>> AddAsync(
        string site, ChecklistRequest request, HttpContext context, Catalog catalog, ChecklistService checklists, CancellationToken cancellation)
    {
        if (catalog.ById(site) is null)
            return Problem.NotFound("site");
        var (added, problem) = await checklists.AddAsync(site, request, context.Actor(), cancellation);
        return added is null ? problem! : TypedResults.Created($"/v1/sites/{site}/checklists/{added.Id}", ChecklistAnswer.Of(added));
    }

    private static Results<Ok<ChecklistTemplate>, ProblemHttpResult> Template(string site, string? language, Catalog catalog) =>
        catalog.ById(site) is null ? Problem.NotFound("site")
        : language is not (null or "en" or "ru") ? Problem.Invalid("language", "It has to be en or ru.")
        : TypedResults.Ok(new ChecklistTemplate(DefaultChecklist.Name(language ?? "en"), DefaultChecklist.Items(language ?? "en")));

    private static async Task<Results<Ok<ChecklistAnswer>, ProblemHttpResult>> FindAsync(
        string site, string checklist, int? version, ChecklistStore store, CancellationToken cancellation) =>
        await store.FindAsync(site, checklist, version, cancellation) is { } found ? TypedResults.Ok(ChecklistAnswer.Of(found)) : Problem.NotFound("checklist");

    private static async Task<Results<Ok<ChecklistAnswer>, ProblemHttpResult>> ChangeAsync(
        string site, string checklist, ChecklistRequest request, HttpContext context, ChecklistStore store, ChecklistService checklists, CancellationToken cancellation)
    {
        if (await store.FindAsync(site, checklist, cancellation: cancellation) is not { } known)
            return Problem.NotFound("checklist");
        var (changed, problem) = await checklists.ChangeAsync(known, request, context.Actor(), cancellation);
        return changed is null ? problem! : TypedResults.Ok(ChecklistAnswer.Of(changed));
    }

    private static async Task<Results<Ok<IEnumerable<ChecklistAnswer>>, ProblemHttpResult>> VersionsAsync(string site, string checklist, ChecklistStore store, CancellationToken cancellation) =>
        await store.VersionsAsync(site, checklist, cancellation) is { Count: > 0 } versions ? TypedResults.Ok(versions.Select(ChecklistAnswer.Of)) : Problem.NotFound("checklist");

    private static async Task<Results<Ok<ChecklistAnswer>, ProblemHttpResult>> ArchiveAsync(
        string site, string checklist, ArchiveRequest request, HttpContext context, ChecklistService checklists, CancellationToken cancellation)
    {
        if (request.Archived is not { } archived)
            return Problem.Invalid("archived", "It has to be true or false.");
        return await checklists.ArchiveAsync(site, checklist, archived, context.Actor(), cancellation) is { } known ? TypedResults.Ok(ChecklistAnswer.Of(known)) : Problem.NotFound("checklist");
    }
}
