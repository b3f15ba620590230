using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using NumberSwap.Core.Conversations;
using NumberSwap.Core.People;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Conversations.Findings;
using NumberSwap.Server.Conversations.Recordings;
using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.Conversations;

/// <summary>What stands beside the pages of conversations: the recording that a player plays, and the form that brings one.</summary>
public static class ConversationPages
{
    /// <summary>What a form adds to its file, in bytes.</summary>
    private const long FormOverhead = 64 * 1024;

    public static IEndpointRouteBuilder MapConversationPages(this IEndpointRouteBuilder app)
    {
        var limit = app.ServiceProvider.GetRequiredService<RecordingService>().Limit + FormOverhead;
        app.MapGet("/sites/{site}/calls/{call}/recording", PlayAsync).WithMetadata(new AccessAttribute(Role.Analyst)).ExcludeFromDescription();
        app.MapPost("/sites/{site}/calls/{call}/recording", UploadAsync)
            .WithMetadata(new AccessAttribute(Role.Manager), new RequireAntiforgeryTokenAttribute(), new RequestSizeLimitAttribute(limit), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = limit })
            .ExcludeFromDescription();
        app.MapGet("/sites/{site}/conversations.csv", CsvAsync).WithMetadata(new AccessAttribute(Role.Analyst)).ExcludeFromDescription();
        return app;
    }

    /// <summary>Whether this person may listen to the site's recordings.</summary>
    public static bool MayListen(this Viewer viewer) => viewer.May(viewer.Site.Settings.Listeners ?? Role.Manager);

    /// <summary>What was said, in its order, as this person may read it: phone numbers are hidden as callers' numbers are.</summary>
    public static IReadOnlyList<string> Said(this Viewer viewer, IReadOnlyList<string> texts) => viewer.IsMasked() ? SpokenMask.Of(texts) : texts;

    /// <summary>The same for a text out of its conversation.</summary>
    public static string Said(this Viewer viewer, string text) => viewer.IsMasked() ? SpokenMask.Alone(text) : text;

    /// <summary>True for somebody who does not see callers' numbers whole.</summary>
    public static bool IsMasked(this Viewer viewer) => !viewer.May(Role.Manager) && viewer.Site.Settings.MaskCallers;

    /// <summary>A report's table (table: questions, operators, stages, requests) for a spreadsheet.</summary>
    private static async Task<IResult> CsvAsync(HttpContext context, Viewer viewer, Words words, ConversationReports reports, TimeProvider clock, CancellationToken cancellation)
    {
        var (from, to) = TalkPeriod.Moments(TalkPeriod.Read(context.Request.Query, viewer, clock), viewer.Zone);
        var (site, format) = (viewer.Site.Id, CsvFormats.Of(viewer, words));
        return context.Request.Query["table"].ToString() switch
        {
            "operators" => TalkTables.Of(await reports.OperatorsAsync(site, from, to, cancellation), format),
            "stages" => TalkTables.Of(await reports.StagesAsync(site, from, to, cancellation, withOperators: false), format),
            "requests" => TalkTables.Of(await reports.RequestsAsync(site, from, to, cancellation), format),
            _ => TalkTables.Of(await reports.QuestionsAsync(site, from, to, TalkQuery.TryReadSpeaker(context.Request.Query, out var speaker) ? speaker : null, cancellation), viewer.Said, format),
        };
    }

    private static async Task<IResult> PlayAsync(string site, string call, HttpContext context, Viewer viewer, CallLookup lookup, CancellationToken cancellation)
    {
        if (!viewer.MayListen())
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        return await lookup.FindAsync(site, call, cancellation) is { } found ? await RecordingPlayer.PlayAsync(context, found) : TypedResults.NotFound();
    }

    private static async Task<IResult> UploadAsync(string site, string call, HttpContext context, Viewer viewer, CallLookup lookup, RecordingService recordings, CancellationToken cancellation)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true })
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        if (await lookup.FindAsync(site, call, cancellation) is not { } found)
            return TypedResults.NotFound();
        var form = await context.Request.ReadFormAsync(cancellation);
        var done = "no-recording";
        if (form.Files.Count > 0)
        {
            await using var file = form.Files[0].OpenReadStream();
            var (_, problem) = await recordings.PutAsync(found, file, viewer.Actor, cancellation);
            done = problem is null ? "recording" : problem.StatusCode == StatusCodes.Status413PayloadTooLarge ? "recording-size" : done;
        }

        return TypedResults.LocalRedirect($"/sites/{viewer.Site.Id}/calls/{Uri.EscapeDataString(found.Id)}?done={done}#talk");
    }
}
