using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Calls;

/// <summary>What people do with calls: look at what went before, correct, note, tag.</summary>
public static class CallChangeEndpoints
{
    public static void MapCallChanges(this IEndpointRouteBuilder app)
    {
        var call = app.MapGroup("/v1/calls/{call}").WithTags("Calls");
        call.MapGet("/visit", VisitAsync).RequireKey(ApiScope.Read)
            .WithName("GetCallVisit").WithSummary("Tells what happened on the visits before a call, and lists other calls of the caller");
        call.MapPut("/correction", CorrectAsync).RequireKey(ApiScope.Admin)
            .WithName("CorrectCall").WithSummary("Says what caused a call, against what is believed; it stands until it is taken back");
        call.MapDelete("/correction", TakeBackAsync).RequireKey(ApiScope.Admin)
            .WithName("TakeBackCorrection").WithSummary("Takes a correction back: what is believed counts again");
        call.MapGet("/notes", ListNotesAsync).RequireKey(ApiScope.Read).WithName("ListCallNotes").WithSummary("Lists the notes of a call, the oldest first");
        call.MapPost("/notes", AddNoteAsync).RequireKey(ApiScope.Admin).WithName("AddCallNote").WithSummary("Adds a note to a call");
        call.MapDelete("/notes/{note}", DeleteNoteAsync).RequireKey(ApiScope.Admin).WithName("DeleteCallNote").WithSummary("Deletes a note of a call");
        call.MapPut("/tags", TagAsync).RequireKey(ApiScope.Admin).WithName("TagCall").WithSummary("Gives a call these tags and no others");
        app.MapGet("/v1/sites/{site}/call-tags", ListTagsAsync).WithTags("Calls").RequireKey(ApiScope.Read)
            .WithName("ListCallTags").WithSummary("Lists all tags that a site's calls have");
    }

    private static async Task<Results<Ok<CallVisits>, ProblemHttpResult>> VisitAsync(
        string call, HttpContext context, CallLookup lookup, CallStory story, CancellationToken cancellation) =>
        await lookup.FindAsync(context, call) is { } found ? TypedResults.Ok(await story.OfAsync(found, cancellation)) : Problem.NotFound("call");

    private static async Task<Results<Ok<CallItem>, ProblemHttpResult>> CorrectAsync(
        string call, CorrectionRequest request, HttpContext context, CallLookup lookup, CallChanges changes, Catalog catalog, CancellationToken cancellation)
    {
        if (await lookup.FindAsync(context, call) is not { } found)
            return Problem.NotFound("call");
        return await changes.CorrectAsync(found, request, context.Actor(), cancellation) is { } problem
            ? problem
            : await ChangedAsync(found.Site, found.Id, lookup, catalog, cancellation);
    }

    private static async Task<Results<Ok<CallItem>, ProblemHttpResult>> TakeBackAsync(
        string call, int? version, HttpContext context, CallLookup lookup, CallChanges changes, Catalog catalog, CancellationToken cancellation)
    {
        if (await lookup.FindAsync(context, call) is not { } found)
            return Problem.NotFound("call");
        return await changes.TakeBackAsync(found, version, context.Actor(), cancellation) is { } problem
            ? problem
            : await ChangedAsync(found.Site, found.Id, lookup, catalog, cancellation);
    }

    private static async Task<Results<Ok<IEnumerable<NoteItem>>, ProblemHttpResult>> ListNotesAsync(
        string call, HttpContext context, CallLookup lookup, CallNoteStore notes, CancellationToken cancellation) =>
        await lookup.FindAsync(context, call) is { } found
            ? TypedResults.Ok((await notes.ListAsync(found.Site, found.Id, cancellation)).Select(NoteItem.Of))
            : Problem.NotFound("call");

    private static async Task<Results<Created<NoteItem>, ProblemHttpResult>> AddNoteAsync(
        string call, NoteRequest request, HttpContext context, CallLookup lookup, CallChanges changes, CancellationToken cancellation)
    {
        if (await lookup.FindAsync(context, call) is not { } found)
            return Problem.NotFound("call");
        var (note, problem) = await changes.NoteAsync(found, request.Text, context.Actor(), cancellation);
        return note is null ? problem! : TypedResults.Created($"/v1/calls/{Uri.EscapeDataString(found.Id)}/notes/{note.Id}", note);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteNoteAsync(
        string call, string note, HttpContext context, CallLookup lookup, CallChanges changes, CancellationToken cancellation)
    {
        if (await lookup.FindAsync(context, call) is not { } found)
            return Problem.NotFound("call");
        return await changes.DeleteNoteAsync(found, note, context.Actor(), cancellation) is { } problem ? problem : TypedResults.NoContent();
    }

    private static async Task<Results<Ok<CallItem>, ProblemHttpResult>> TagAsync(
        string call, TagsRequest request, HttpContext context, CallLookup lookup, CallChanges changes, Catalog catalog, CancellationToken cancellation)
    {
        if (await lookup.FindAsync(context, call) is not { } found)
            return Problem.NotFound("call");
        return await changes.TagAsync(found, request.Tags, context.Actor(), cancellation) is { } problem
            ? problem
            : await ChangedAsync(found.Site, found.Id, lookup, catalog, cancellation);
    }

    private static async Task<Results<Ok<TagList>, ProblemHttpResult>> ListTagsAsync(string site, SiteStore sites, CallStore store, CancellationToken cancellation) =>
        await sites.FindAsync(site, cancellation) is null ? Problem.NotFound("site") : TypedResults.Ok(new TagList(await store.TagsAsync(site, cancellation)));

    private static async Task<Results<Ok<CallItem>, ProblemHttpResult>> ChangedAsync(string site, string id, CallLookup lookup, Catalog catalog, CancellationToken cancellation) =>
        await lookup.FindAsync(site, id, cancellation) is { } changed ? TypedResults.Ok(CallItems.Of(changed, catalog)) : Problem.NotFound("call");
}
