using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Callbacks;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Server.Reports;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Callbacks;

/// <summary>Who is to be called back.</summary>
public static class CallbackEndpoints
{
    public static IEndpointRouteBuilder MapCallbacks(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/sites/{site}/callbacks").WithTags("Callbacks");
        group.MapGet("/", ListAsync).RequireKey(ApiScope.Read).WithName("ListCallbacks").WithSummary("Lists who is to be called back: state=open (the most urgent first), done or all, of origin=missedCall or request, made within a period (from, to: times)");
        group.MapPost("/", AddAsync).RequireKey(ApiScope.Admin).WithName("AddCallback").WithSummary("Notes that somebody asks to be called back, in the task that is open for them or a new one");
        group.MapGet("/{task}", FindAsync).RequireKey(ApiScope.Read).WithName("GetCallback").WithSummary("Shows who is to be called back");
        group.MapPut("/{task}/taker", TakeAsync).RequireKey(ApiScope.Admin).WithName("TakeCallback").WithSummary("Takes a task that nobody has");
        group.MapDelete("/{task}/taker", ReleaseAsync).RequireKey(ApiScope.Admin).WithName("ReleaseCallback").WithSummary("Gives a task back, for anybody to take");
        group.MapPut("/{task}/outcome", SettleAsync).RequireKey(ApiScope.Admin).WithName("SettleCallback").WithSummary("Says what became of it: the task is closed, or stays open until the next try");
        group.MapGet("/settings", SettingsAsync).RequireKey(ApiScope.Read).WithName("GetCallbackSettings").WithSummary("Tells how soon the site calls back");
        group.MapPut("/settings", SetAsync).RequireKey(ApiScope.Admin).WithName("SetCallbackSettings").WithSummary("Sets how soon the site calls back, and its working hours; tasks that are there keep their deadlines");
        group.MapGet("/report", ReportAsync).RequireKey(ApiScope.Read).WithName("GetMissedReport").WithSummary("Counts missed calls of a period (from, to: days) by hour, how many were called back in time, and what the others would have cost");
        return app;
    }

    private static async Task<Results<Ok<CallbackList>, ProblemHttpResult>> ListAsync(
        string site, HttpContext context, Catalog catalog, CallbackStore store, CallbackService callbacks, CancellationToken cancellation)
    {
        if (catalog.ById(site) is null)
            return Problem.NotFound("site");
        var query = context.Request.Query;
        var state = query["state"].ToString();
        if (state is not ("" or "open" or "done" or "all"))
            return Problem.Invalid("state", "It has to be open, done or all.");
        var origin = query["origin"].ToString();
        if (origin is not ("" or "missedCall" or "request"))
            return Problem.Invalid("origin", "It has to be missedCall or request.");
        if (!query.TryReadTime("from", out var from))
            return Problem.Invalid("from", "It has to be a time such as 2026-11-22T00:00:00Z.");
        if (!query.TryReadTime("to", out var to))
            return Problem.Invalid("to", "It has to be a time such as 2026-11-23T00:00:00Z.");
        var limit = 100;
        if (query.Text("limit") is { } text && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > CallbackService.MostListed))
            return Problem.Invalid("limit", "It has to be 1 to 500.");
        bool? isOpen = state switch { "" or "open" => true, "done" => false, _ => null };
        var found = await store.ListAsync(new CallbackFilter(site, isOpen, from, to, origin switch { "" => null, "request" => CallbackOrigin.Request, _ => CallbackOrigin.MissedCall }), limit + 1, cancellation);
        return TypedResults.Ok(new CallbackList([.. found.Take(limit).Select(task => CallbackItem.Of(task, callbacks.Now))], found.Count > limit));
    }

    private static async Task<Results<Created<CallbackItem>, ProblemHttpResult>> AddAsync(
        string site, CallbackRequest request, HttpContext context, Catalog catalog, CallbackService callbacks, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known)
            return Problem.NotFound("site");
        var (task, problem) = await callbacks.RequestAsync(known, request, context.Actor(), cancellation);
        return task is null ? problem! : TypedResults.Created($"/v1/sites/{site}/callbacks/{task.Id}", CallbackItem.Of(task, callbacks.Now));
    }

    private static async Task<Results<Ok<CallbackItem>, ProblemHttpResult>> FindAsync(
        string site, string task, CallbackStore store, CallbackService callbacks, CancellationToken cancellation) =>
        await store.FindAsync(site, task, cancellation) is { } found ? TypedResults.Ok(CallbackItem.Of(found, callbacks.Now)) : Problem.NotFound("call-back task");

    private static async Task<Results<Ok<CallbackItem>, ProblemHttpResult>> TakeAsync(
        string site, string task, TakeRequest request, HttpContext context, CallbackStore store, CallbackService callbacks, CancellationToken cancellation)
    {
        if (request.Taker is not null && InputText.NameProblem(request.Taker) is { } problem)
            return problem;
        var by = request.Taker?.Trim() is { } name ? new Actor("operator", name.Length > 64 ? name[..64] : name, name) : context.Actor();
        return await ChangeAsync(site, task, store, callbacks, found => callbacks.TakeAsync(found, by, cancellation), cancellation);
    }

    private static Task<Results<Ok<CallbackItem>, ProblemHttpResult>> ReleaseAsync(
        string site, string task, CallbackStore store, CallbackService callbacks, CancellationToken cancellation) =>
        ChangeAsync(site, task, store, callbacks, found => callbacks.ReleaseAsync(found, cancellation), cancellation);

    private static Task<Results<Ok<CallbackItem>, ProblemHttpResult>> SettleAsync(
        string site, string task, OutcomeRequest request, HttpContext context, CallbackStore store, CallbackService callbacks, CancellationToken cancellation) =>
        ChangeAsync(site, task, store, callbacks, found => callbacks.SettleAsync(found, request, context.Actor(), cancellation), cancellation);

    private static async Task<Results<Ok<CallbackSettingsItem>, ProblemHttpResult>> SettingsAsync(
        string site, Catalog catalog, CallbackStore store, CancellationToken cancellation) =>
        catalog.ById(site) is null ? Problem.NotFound("site") : TypedResults.Ok(CallbackSettingsItem.Of(await store.RulesAsync(site, cancellation)));

    private static async Task<Results<Ok<CallbackSettingsItem>, ProblemHttpResult>> SetAsync(
        string site, CallbackSettingsItem request, HttpContext context, Catalog catalog, CallbackStore store, CallbackService callbacks, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known)
            return Problem.NotFound("site");
        return await callbacks.SetRulesAsync(known, request, context.Actor(), cancellation) is { } problem
            ? problem
            : TypedResults.Ok(CallbackSettingsItem.Of(await store.RulesAsync(site, cancellation)));
    }

    private static async Task<Results<Ok<MissedReport>, ProblemHttpResult>> ReportAsync(
        string site, HttpContext context, Catalog catalog, ReportService days, MissedReportService reports, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known)
            return Problem.NotFound("site");
        var (period, _, problem) = ReportQuery.Read(context.Request.Query, days.Today(known));
        return period is null ? problem! : TypedResults.Ok(await reports.OfAsync(known, period, cancellation));
    }

    private static async Task<Results<Ok<CallbackItem>, ProblemHttpResult>> ChangeAsync(
        string site, string task, CallbackStore store, CallbackService callbacks, Func<CallbackTask, Task<ProblemHttpResult?>> change, CancellationToken cancellation)
    {
        if (await store.FindAsync(site, task, cancellation) is not { } found)
            return Problem.NotFound("call-back task");
        if (await change(found) is { } problem)
            return problem;
        return await store.FindAsync(site, task, cancellation) is { } changed ? TypedResults.Ok(CallbackItem.Of(changed, callbacks.Now)) : Problem.NotFound("call-back task");
    }
}
