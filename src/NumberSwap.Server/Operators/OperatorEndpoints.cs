using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;

namespace NumberSwap.Server.Operators;

/// <summary>The people at the phone: what they do, what they want to reach, whom they call again.</summary>
public static class OperatorEndpoints
{
    public static void MapOperators(this IEndpointRouteBuilder app)
    {
        var site = app.MapGroup("/v1/sites/{site}").WithTags("Operators");
        site.MapGet("/operators", ReportAsync).RequireKey(ApiScope.Read).WithName("ListOperators")
            .WithSummary("Counts calls, talks and steps of the sale by operator (by: day, week, month or quarter; date; product; client; hidden=true), beside the period before; CSV with Accept: text/csv")
            .Produces<OperatorReport>().Produces<string>(200, "text/csv").ProducesProblem(400).ProducesProblem(404);
        site.MapGet("/operators/{operator}", OneAsync).RequireKey(ApiScope.Read).WithName("GetOperator")
            .WithSummary("Tells one operator's days, steps, lengths, norm and goals (by, date, product, client)");
        site.MapPut("/operators/{operator}", SayAsync).RequireKey(ApiScope.Admin).WithName("SetOperator")
            .WithSummary("Says of a name that calls have whose other spelling it is, whether they have left, and which account is theirs");
        site.MapGet("/goals", GoalsAsync).RequireKey(ApiScope.Read).WithName("ListGoals").WithSummary("Lists goals of operators and of the team with how far they have come");
        site.MapPost("/goals", AddGoalAsync).RequireKey(ApiScope.Admin).WithName("AddGoal").WithSummary("Sets a goal with its days for an operator or the team");
        site.MapDelete("/goals/{goal}", DeleteGoalAsync).RequireKey(ApiScope.Admin).WithName("DeleteGoal").WithSummary("Deletes a goal");
        site.MapGet("/follow-ups", FollowUpsAsync).RequireKey(ApiScope.Read).WithName("ListFollowUps")
            .WithSummary("Lists callers by their follow-up calls (from, to: days; state: all, due, flagged, normal, sold or skilled; operator); CSV with Accept: text/csv")
            .Produces<FollowUpList>().Produces<string>(200, "text/csv").ProducesProblem(400).ProducesProblem(404);
        site.MapPut("/follow-ups/{call}/consultation", HoldAsync).RequireKey(ApiScope.Admin).WithName("HoldConsultation")
            .WithSummary("Says that the consultation with a mentor that a call made due was held");
    }

    private static async Task<IResult> ReportAsync(string site, HttpContext context, Catalog catalog, OperatorService operators, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known)
            return Problem.NotFound("site");
        var (query, problem) = OperatorQuery.Read(context.Request.Query, operators.Today(known));
        if (query is null)
            return problem!;
        var report = await operators.ReportAsync(known, query, context.Request.Query["hidden"] == "true", cancellation);
        return WantsCsv(context) ? new OperatorCsv(report) : TypedResults.Ok(report);
    }

    private static async Task<Results<Ok<OperatorCard>, ProblemHttpResult>> OneAsync(
        string site, string @operator, HttpContext context, Catalog catalog, OperatorService operators, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known)
            return Problem.NotFound("site");
        var (query, problem) = OperatorQuery.Read(context.Request.Query, operators.Today(known));
        if (query is null)
            return problem!;
        return await operators.OneAsync(known, Unescaped(@operator), query, cancellation) is { } card ? TypedResults.Ok(card) : Problem.NotFound("operator");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SayAsync(
        string site, string @operator, OperatorRequest request, HttpContext context, Catalog catalog, OperatorChanges changes, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known)
            return Problem.NotFound("site");
        return await changes.SayAsync(known, Unescaped(@operator), request, context.Actor(), cancellation) is { } problem ? problem : TypedResults.NoContent();
    }

    private static async Task<Results<Ok<IReadOnlyList<GoalItem>>, ProblemHttpResult>> GoalsAsync(
        string site, Catalog catalog, OperatorService operators, CancellationToken cancellation) =>
        catalog.ById(site)?.Site is { } known ? TypedResults.Ok(await operators.GoalsAsync(known, cancellation)) : Problem.NotFound("site");

    private static async Task<Results<Created<GoalItem>, ProblemHttpResult>> AddGoalAsync(
        string site, GoalRequest request, HttpContext context, Catalog catalog, OperatorService operators, OperatorChanges changes, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known)
            return Problem.NotFound("site");
        var (goal, problem) = await changes.AddAsync(known, request, operators.Today(known), context.Actor(), cancellation);
        if (goal is null)
            return problem!;
        var made = (await operators.GoalsAsync(known, cancellation)).FirstOrDefault(item => item.Id == goal.Id);
        return made is null ? Problem.NotFound("goal") : TypedResults.Created($"/v1/sites/{site}/goals", made);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteGoalAsync(
        string site, string goal, HttpContext context, Catalog catalog, OperatorChanges changes, CancellationToken cancellation) =>
        catalog.ById(site)?.Site is { } known && await changes.DeleteAsync(known, goal, context.Actor(), cancellation) ? TypedResults.NoContent() : Problem.NotFound("goal");

    private static async Task<IResult> FollowUpsAsync(string site, HttpContext context, Catalog catalog, FollowUpService followUps, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known)
            return Problem.NotFound("site");
        var (query, problem) = FollowUpQuery.Read(context.Request.Query, followUps.Today(known));
        if (query is null)
            return problem!;
        return WantsCsv(context)
            ? new FollowUpCsv(await followUps.ListAsync(known, query, int.MaxValue, cancellation), caller => caller)
            : TypedResults.Ok(await followUps.ListAsync(known, query, cancellation: cancellation));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> HoldAsync(
        string site, string call, ConsultationRequest request, HttpContext context, Catalog catalog, FollowUpService followUps, CancellationToken cancellation)
    {
        if (catalog.ById(site)?.Site is not { } known)
            return Problem.NotFound("site");
        return await followUps.HoldAsync(known, Unescaped(call), request.Note, context.Actor(), cancellation) is { } problem ? problem : TypedResults.NoContent();
    }

    /// <summary>An address's path keeps a slash escaped.</summary>
    public static string Unescaped(string part) => part.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private static bool WantsCsv(HttpContext context) => context.Request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase);
}
